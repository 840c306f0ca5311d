/** Characters of a text that are searched: a tsvector holds a megabyte, and no abstract comes near this. */
const SEARCHED = 50_000;

/** SQL that makes a paper's words from the columns `title`, `abstract` and `comment` of a relation. */
export function textSearch(relation: string): string {
  const words = (column: string, weight: 'A' | 'B' | 'C') =>
    `setweight(to_tsvector('papergraph', left(coalesce(${relation}.${column}, ''), ${SEARCHED})), '${weight}')`;
  return `${words('title', 'A')} || ${words('abstract', 'B')} || ${words('comment', 'C')}`;
}

/**
 * SQL that sums up what rows `(text_search, change)` change of the counts of lexemes. The papers that have any word at
 * all are counted under the empty one.
 */
export function sumLexemes(changes: string): string {
  return `
    select lexeme collate "C" as lexeme, sum(change)::integer as change
    from (${changes}) changes
    cross join lateral unnest(tsvector_to_array(text_search) || array['']) lexeme
    where text_search <> ''::tsvector
    group by 1 having sum(change) <> 0`;
}

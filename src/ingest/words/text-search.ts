import { type Sql, integer, name, sql } from '../../database/sql.js';

/** Characters of a text that are searched: a tsvector holds a megabyte, and no abstract comes near this. */
const SEARCHED = 50_000;

/** SQL that makes a paper's words from the columns `title`, `abstract` and `comment` of a relation, given by its name. */
export function textSearch(relation: string): Sql {
  const words = (column: string, weight: Sql) => sql`
    setweight(
      to_tsvector('papergraph', left(coalesce(${name(`${relation}.${column}`)}, ''), ${integer(SEARCHED)})), ${weight})`;
  return sql`${words('title', sql`'A'`)} || ${words('abstract', sql`'B'`)} || ${words('comment', sql`'C'`)}`;
}

/**
 * SQL that sums up what rows `(text_search, change)` change of the counts of lexemes. The papers that have any word at
 * all are counted under the empty one.
 */
export function sumLexemes(changes: Sql): Sql {
  return sql`
    select lexeme collate "C" as lexeme, sum(change)::integer as change
    from (${changes}) changes
    cross join lateral unnest(tsvector_to_array(text_search) || array['']) lexeme
    where text_search <> ''::tsvector
    group by 1 having sum(change) <> 0`;
}

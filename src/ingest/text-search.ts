/** Characters of a text that are searched: a tsvector holds a megabyte, and no abstract comes near this. */
const SEARCHED = 50_000;

/** SQL that makes a paper's words from the columns `title`, `abstract` and `comment` of a relation. */
export function textSearch(relation: string): string {
  const words = (column: string, weight: 'A' | 'B' | 'C') =>
    `setweight(to_tsvector('papergraph', left(coalesce(${relation}.${column}, ''), ${SEARCHED})), '${weight}')`;
  return `${words('title', 'A')} || ${words('abstract', 'B')} || ${words('comment', 'C')}`;
}

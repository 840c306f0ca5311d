import { type Sql, sql } from '../../database/sql.js';

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

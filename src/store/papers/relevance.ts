import { type Sql, integer, sql, value } from '../../database/sql.js';
import { tsqueryOfText } from '../../text/words/word-query.js';
import type { PaperScope } from './paper-scopes.js';

/** Papers of a list whose relevance is measured, the newest of it; `ts_rank` costs some 20 µs a paper. */
const MOST_MEASURED = 1_000;

/** Where the rows of `byRelevance` have the paper's id. */
export const RANKED_ID = sql`ranked.id`;

/**
 * A list of papers with the relevance of each to a text: PostgreSQL's `ts_rank`, title before abstract
 * before comment, for the newest 1,000 of the list, and 0 for those behind them. Of a list of more than
 * that, the older papers come last in the order of relevance, or first in the contrary.
 *
 * @param filtered `… where …` of the list, in the names of its scope.
 * @returns `ranked (id, relevance)`
 */
export function byRelevance(filtered: Sql, { scope, text }: { scope: PaperScope; text: string }): Sql {
  return sql`(
    select id, case when place > ${integer(MOST_MEASURED)} then 0 else (
      select ts_rank(w.text_search, ${value(tsqueryOfText(text), 'tsquery')}) from paper_words w where w.paper_id = numbered.id
    ) end as relevance
    from (
      select ${scope.id} as id, row_number() over (order by ${scope.sortDate} desc, ${scope.id} desc) as place
      from ${filtered}
    ) numbered offset 0
  ) ranked`;
}

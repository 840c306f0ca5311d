import { type Sql, sql, value } from '../../database/sql.js';

/** Web-search syntax becomes a query; one without a word in it finds nothing. */
export function textQuery(text: string): Sql {
  return sql`websearch_to_tsquery('papergraph', ${value(text, 'text')})`;
}

/**
 * The papers that meet a text, `(paper_id, sort_date, sort_date_ascending)`, always by the index on words. The query comes from a
 * subquery and the rows from behind a fence, so the planner knows neither how common the words are nor that it
 * could look papers up one by one: where it expected hits that did not come, it took 8 s for none instead of 0.1 ms.
 */
export function papersWithText(text: string): Sql {
  return sql`(
    select ${DATED_PAPER} from paper_words where text_search @@ (select ${textQuery(text)}) offset 0
  )`;
}

/** A row of `paper_words` with the two places by date: papers without one are last in each order. */
export const DATED_PAPER = sql`paper_id, sort_date,
  coalesce(nullif(sort_date, '-infinity'), 'infinity') as sort_date_ascending`;

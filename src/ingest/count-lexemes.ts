import type { Transaction } from './transaction.js';

/** Takes the texts of the affected papers, as they were, out of the counts of lexemes. */
export async function forgetLexemes(transaction: Transaction): Promise<void> {
  await transaction.query('forgetLexemes', addCounts('-count(*)'));
}

/** Adds the texts of the affected papers, as they are now, to the counts of lexemes. */
export async function countLexemes(transaction: Transaction): Promise<void> {
  await transaction.query('countLexemes', addCounts('count(*)'));
}

/**
 * A lexeme that no paper says any more stays, with none. They go in order, so that two loads at once wait for
 * each other and do not lock each other out.
 */
const addCounts = (count: string) => `
  insert into lexemes as l (lexeme, paper_count)
  select lexeme collate "C", ${count}
  from affected_papers a
  join papers p on p.id = a.paper_id
  cross join lateral unnest(tsvector_to_array(p.text_search) || array['']) lexeme
  where p.text_search <> ''::tsvector
  group by 1 order by 1
  on conflict (lexeme) do update set paper_count = l.paper_count + excluded.paper_count`;

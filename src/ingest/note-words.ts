import type { Transaction } from './transaction.js';

/**
 * Writes down what affected papers are searched by, and adds the words of their titles, of affected names
 * and of topics to those that completions know. A word that is nowhere any more stays: it finds nothing, and
 * costs less than counting where each word is.
 */
export async function noteWords(transaction: Transaction): Promise<void> {
  await transaction.query('mergePaperWords', MERGE_PAPER_WORDS);
  await transaction.query('noteWords', NOTE_WORDS);
}

const MERGE_PAPER_WORDS = `
  insert into paper_words as w (paper_id, sort_date, text_search)
  select p.id, p.sort_date, p.text_search
  from affected_papers a join papers p on p.id = a.paper_id
  order by p.id
  on conflict (paper_id) do update set sort_date = excluded.sort_date, text_search = excluded.text_search
    where (w.sort_date, w.text_search) is distinct from (excluded.sort_date, excluded.text_search)`;

/** Words in order, so that two loads at once wait for each other and do not lock each other out. */
const NOTE_WORDS = `
  insert into search_words
  select distinct word from (
    select unnest(string_to_array(p.title_key, ' '))
    from affected_papers a join papers p on p.id = a.paper_id
    union all
    select unnest(tsvector_to_array(to_tsvector('papergraph_names', n.name_key)))
    from affected_authors a join author_names n on n.author_id = a.author_id
    union all
    select unnest(tsvector_to_array(
      to_tsvector('papergraph_names', translate(t.code, '.', ' ') || ' ' || t.label || ' ' || t.name)))
    from topics t
  ) words (word)
  where word <> ''
  order by word
  on conflict do nothing`;

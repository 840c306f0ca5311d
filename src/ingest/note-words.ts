import type { Transaction } from './transaction.js';

/**
 * Adds the words of affected titles and names, and of topics, to those that completions know. A word that
 * is nowhere any more stays: it finds nothing, and costs less than counting where each word is.
 */
export async function noteWords(transaction: Transaction): Promise<void> {
  await transaction.query('noteWords', NOTE_WORDS);
}

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

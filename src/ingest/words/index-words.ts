import { sumLexemes, textSearch } from './text-search.js';
import type { Transaction } from '../transaction/transaction.js';

/**
 * Writes down what the merged papers are searched by, where it has changed. Staging has made most of it: a paper
 * that says what one record says has that record's words.
 */
export async function mergeWords(transaction: Transaction): Promise<void> {
  await transaction.query('findChangedWords', FIND_CHANGED);
  await transaction.query('mergePaperWords', MERGE);
}

/**
 * Brings the counts of lexemes up to date with the words that have changed. Where all papers are plain, staging has
 * summed them.
 */
export async function countLexemes(transaction: Transaction): Promise<void> {
  const [other] = await transaction.query(
    'findOtherPapers',
    'select from affected_papers where not plain limit 1',
  );
  await transaction.query('countLexemes', other ? COUNT : COUNT_STAGED);
}

/** Takes the words of papers that no source lists any more out of the counts of lexemes, before they are deleted. */
export async function forgetDeletedLexemes(transaction: Transaction): Promise<void> {
  await transaction.query('forgetDeletedLexemes', FORGET_DELETED);
}

/**
 * Adds the words of affected papers' titles, of new names and of topics to those that completions know. A
 * word that is nowhere any more stays: it finds nothing, and costs less than counting where each word is.
 *
 * @param names the relation that holds the new names.
 */
export async function noteWords(
  transaction: Transaction,
  names: 'fresh_names' | 'author_names' = 'fresh_names',
): Promise<void> {
  await transaction.query('noteWords', wordsOf(names));
}

/** Looked up one by one: what is known of how many words there are is old while a store grows. */
const FIND_CHANGED = `
  create temp table changed_words on commit drop as
  select m.id as paper_id, m.sort_date, w.text_search as former, m.text_search
  from (
    select m.id, m.sort_date,
      case when (r.title, r.abstract, r.comment) is not distinct from (m.title, m.abstract, m.comment)
        then s.text_search else ${textSearch('m')} end as text_search
    from merged_papers m
    left join (select paper_id, min(position) as position from staged_records group by paper_id) f on f.paper_id = m.id
    left join staged_records r on r.position = f.position
    left join staged_words s on s.position = f.position
  ) m
  left join lateral (select sort_date, text_search from paper_words w where w.paper_id = m.id offset 0) w on true
  where (w.sort_date, w.text_search) is distinct from (m.sort_date, m.text_search)`;

const MERGE = `
  insert into paper_words (paper_id, sort_date, text_search)
  select paper_id, sort_date, text_search from changed_words order by paper_id
  on conflict (paper_id) do update set sort_date = excluded.sort_date, text_search = excluded.text_search`;

const addCounts = (changes: string) => `
  insert into lexemes as l (lexeme, paper_count)
  select lexeme, change from (${changes}) summed
  on conflict (lexeme) do update set paper_count = l.paper_count + excluded.paper_count`;

const COUNT_STAGED = addCounts('select lexeme, change from staged_lexemes');

const COUNT = addCounts(
  sumLexemes(`
  select text_search, 1 as change from changed_words where former is distinct from text_search
  union all
  select former, -1 from changed_words where former is distinct from text_search`),
);

const FORGET_DELETED = addCounts(
  sumLexemes(`
  select w.text_search, -1 as change
  from affected_papers a join paper_words w using (paper_id)
  where not exists (select from listings l where l.paper_id = a.paper_id)`),
);

const wordsOf = (names: string) => `
  insert into search_words
  select word from (
    select unnest(string_to_array(p.title_key, ' ')) from merged_papers p
    union
    select unnest(tsvector_to_array(to_tsvector('papergraph_names', name_key))) from ${names}
    union
    select unnest(tsvector_to_array(
      to_tsvector('papergraph_names', translate(t.code, '.', ' ') || ' ' || t.label || ' ' || t.name)))
    from topics t
  ) words (word)
  where word <> '' and not exists (select from search_words known where known.word = words.word)
  on conflict do nothing`;

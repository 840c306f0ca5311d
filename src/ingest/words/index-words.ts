import { Relation, type Sql, sql } from '../../database/sql.js';
import type { Step } from '../pipeline/step.js';
import {
  affectedPapers,
  changedWords,
  derivedPapers,
  freshNames,
  stagedLexemes,
  stagedRecords,
  stagedWords,
} from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { sumLexemes, textSearch } from './text-search.js';

/**
 * Writes down what the derived papers are searched by, where it has changed. Staging has made most of it: a paper
 * that says what one record says has that record's words.
 */
export async function writePaperWords(transaction: Transaction): Promise<void> {
  await transaction.run('collectChangedWords', changedWords.createAs(CHANGED));
  await transaction.run('upsertPaperWords', UPSERT_PAPER_WORDS);
}

/**
 * Brings the counts of lexemes up to date with the words that have changed. Where all papers have a single listing,
 * staging has summed them.
 */
export async function countLexemes(transaction: Transaction): Promise<void> {
  const others = await transaction.run('findOtherPapers', OTHER_PAPERS);
  await transaction.run('countLexemes', addCounts(others > 0 ? CHANGED_LEXEMES : STAGED_LEXEMES));
}

/** Takes the words of papers that no source lists any more out of the counts of lexemes, before they are deleted. */
export async function uncountDeletedLexemes(transaction: Transaction): Promise<void> {
  await transaction.run('uncountDeletedLexemes', addCounts(DELETED_LEXEMES));
}

/**
 * Adds the words of derived papers' titles, of new names and of topics to those that completions know. A
 * word that is nowhere any more stays: it finds nothing, and costs less than counting where each word is.
 */
export const indexWords: Step<unknown> = {
  name: 'indexWords',
  reads: [derivedPapers, freshNames],
  makes: [],
  run: (transaction) => insertWords(transaction, freshNames),
};

/** The same, where all names are new. */
export const indexAllWords: Step<unknown> = {
  name: 'indexAllWords',
  reads: [derivedPapers],
  makes: [],
  run: (transaction) => insertWords(transaction, new Relation('author_names')),
};

async function insertWords(transaction: Transaction, names: Relation): Promise<void> {
  await transaction.run(
    'indexWords',
    sql`
    insert into search_words
    select word from (
      select unnest(string_to_array(p.title_key, ' ')) from ${derivedPapers} p
      union
      select unnest(tsvector_to_array(to_tsvector('papergraph_names', name_key))) from ${names}
      union
      select unnest(tsvector_to_array(
        to_tsvector('papergraph_names', translate(t.code, '.', ' ') || ' ' || t.label || ' ' || t.name)))
      from topics t
    ) words (word)
    where word <> '' and not exists (select from search_words known where known.word = words.word)
    on conflict do nothing`,
  );
}

/** Looked up one by one: what is known of how many words there are is old while a store grows. */
const CHANGED = sql`
  select m.id as paper_id, m.sort_date, w.text_search as former, m.text_search
  from (
    select m.id, m.sort_date,
      case when (r.title, r.abstract, r.comment) is not distinct from (m.title, m.abstract, m.comment)
        then s.text_search else ${textSearch('m')} end as text_search
    from ${derivedPapers} m
    left join (select paper_id, min(position) as position from ${stagedRecords} group by paper_id) f
      on f.paper_id = m.id
    left join ${stagedRecords} r on r.position = f.position
    left join ${stagedWords} s on s.position = f.position
  ) m
  left join lateral (select sort_date, text_search from paper_words w where w.paper_id = m.id offset 0) w on true
  where (w.sort_date, w.text_search) is distinct from (m.sort_date, m.text_search)`;

const UPSERT_PAPER_WORDS = sql`
  insert into paper_words (paper_id, sort_date, text_search)
  select paper_id, sort_date, text_search from ${changedWords} order by paper_id
  on conflict (paper_id) do update set sort_date = excluded.sort_date, text_search = excluded.text_search`;

const OTHER_PAPERS = sql`select from ${affectedPapers} where not single_listing limit 1`;

const addCounts = (changes: Sql) => sql`
  insert into lexemes as l (lexeme, paper_count)
  select lexeme, change from (${changes}) summed
  on conflict (lexeme) do update set paper_count = l.paper_count + excluded.paper_count`;

const STAGED_LEXEMES = sql`select lexeme, change from ${stagedLexemes}`;

const CHANGED_LEXEMES = sumLexemes(sql`
  select text_search, 1 as change from ${changedWords} where former is distinct from text_search
  union all
  select former, -1 from ${changedWords} where former is distinct from text_search`);

const DELETED_LEXEMES = sumLexemes(sql`
  select w.text_search, -1 as change
  from ${affectedPapers} a join paper_words w using (paper_id)
  where not exists (select from listings l where l.paper_id = a.paper_id)`);

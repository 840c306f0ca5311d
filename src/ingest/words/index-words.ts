import { z } from 'zod';
import { Relation, type Sql, sql, value } from '../../database/sql.js';
import type { Step } from '../pipeline/step.js';
import {
  affectedPapers,
  changedWords,
  derivedPapers,
  derivedWords,
  freshNames,
  stagedLexemes,
  stagedRecords,
  stagedWords,
} from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { MARKS } from '../../text/words/marks.js';
import { sumLexemes } from './sum-lexemes.js';
import { wordRowsOfPapers } from './word-rows.js';

/** Papers that are read and taken apart at a time. */
const PORTION = 500;

/**
 * Writes down what the derived papers are searched by, where it has changed. Staging has made most of it: a paper of one
 * listing, which is staged, has that record's words.
 */
export async function writePaperWords(transaction: Transaction): Promise<void> {
  await deriveWords(transaction);
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
 * Adds the words of titles that have changed, of new names and of topics to those that completions know. A
 * word that is nowhere any more stays: it finds nothing, and costs less than counting where each word is.
 */
export const indexWords: Step<unknown> = {
  name: 'indexWords',
  reads: [changedWords, freshNames],
  makes: [],
  run: (transaction) => insertWords(transaction, freshNames),
};

/** The same, where all names are new. */
export const indexAllWords: Step<unknown> = {
  name: 'indexAllWords',
  reads: [changedWords],
  makes: [],
  run: (transaction) => insertWords(transaction, new Relation('author_names')),
};

async function insertWords(transaction: Transaction, names: Relation): Promise<void> {
  await transaction.run('indexWords', addSearchWords(wordsOf(names)));
}

const wordsOf = (names: Relation) => sql`
  ${TITLE_WORDS}
  union
  select unnest(tsvector_to_array(to_tsvector('papergraph_names', name_key))) from ${names}
  union
  select unnest(tsvector_to_array(
    to_tsvector('papergraph_names', translate(t.code, '.', ' ') || ' ' || t.label || ' ' || t.name)))
  from topics t`;

const addSearchWords = (words: Sql) => sql`
  insert into search_words
  select distinct word from (${words}) words (word)
  where not exists (select from search_words known where known.word = words.word)
  on conflict do nothing`;

/** Words of titles as they are printed, of papers whose words change. */
const TITLE_WORDS = sql`
  select substr(lexeme, 2) as word
  from ${changedWords} cross join lateral unnest(tsvector_to_array(text_search)) lexeme
  where starts_with(lexeme, ${value(MARKS.title, 'text')})`;

/**
 * Takes papers of the store apart anew, as another version has taken them apart: their words, the counts of lexemes, and the
 * words that completions know. The store is locked.
 */
export async function reindexPapers(transaction: Transaction, paperIds: readonly string[]): Promise<void> {
  await transaction.run('createDerivedWords', derivedWords.create);
  await transaction.copy(
    derivedWords,
    derivedWords.columnNames,
    await wordRowsOfPapers(transaction, paperIds),
  );
  await transaction.run('collectReindexed', changedWords.createAs(REINDEXED));
  await transaction.run('upsertPaperWords', UPSERT_PAPER_WORDS);
  await transaction.run('countLexemes', addCounts(CHANGED_LEXEMES));
  await transaction.run('indexTitleWords', addSearchWords(TITLE_WORDS));
}

const REINDEXED = sql`
  select d.paper_id, w.sort_date, w.text_search as former, d.text_search
  from ${derivedWords} d
  cross join lateral (select sort_date, text_search from paper_words w where w.paper_id = d.paper_id offset 0) w
  where w.text_search is distinct from d.text_search`;

/** Takes those of the derived papers apart that were not when they were staged. */
async function deriveWords(transaction: Transaction): Promise<void> {
  await transaction.run('createDerivedWords', derivedWords.create);
  const others = await transaction.rows('papersToIndex', OTHERS, z.object({ id: z.string() }));
  for (let from = 0; from < others.length; from += PORTION) {
    const ids = others.slice(from, from + PORTION).map(({ id }) => id);
    await transaction.copy(derivedWords, derivedWords.columnNames, await wordRowsOfPapers(transaction, ids));
  }
}

/** Staged records that are all that is known of their papers. */
const ALONE = sql`
  select r.paper_id, min(r.position) as position
  from ${stagedRecords} r left join ${affectedPapers} a on a.paper_id = r.paper_id
  group by r.paper_id, a.single_listing
  having count(*) = 1 and (a.single_listing or (
    select count(*) from (select from listings l where l.paper_id = r.paper_id limit 2) two) = 1)`;

const OTHERS = sql`
  select d.id from ${derivedPapers} d
  where not exists (select from (${ALONE}) alone where alone.paper_id = d.id) order by d.id`;

/** Looked up one by one: what is known of how many words there are is old while a store grows. */
const CHANGED = sql`
  select m.id as paper_id, m.sort_date, w.text_search as former, m.text_search
  from (
    select d.id, d.sort_date, coalesce(o.text_search, s.text_search) as text_search
    from ${derivedPapers} d
    left join ${derivedWords} o on o.paper_id = d.id
    left join (${ALONE}) alone on alone.paper_id = d.id
    left join ${stagedWords} s on s.position = alone.position
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

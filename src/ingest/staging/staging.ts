import type { PageOwner } from '../../record.js';
import { topicForLabel } from './arxiv-categories.js';
import { type CopyValue, copyRows } from './copy-rows.js';
import { NAME_COLUMNS, SPELLING_COLUMNS, countSpellings, nameRows, spellingRows } from './staged-names.js';
import { RECORD_COLUMNS, type StagedRecord, recordRow } from './staged-records.js';
import { sumLexemes, textSearch } from '../words/text-search.js';
import type { Transaction } from '../transaction/transaction.js';

/** What one transaction loads: entries of one document, or some of a collection. Their positions differ. */
export interface Batch {
  records: readonly StagedRecord[];
  owner: PageOwner | null;
  /** Labels that the document prints besides those of its entries. */
  extraTopicLabels: readonly string[];
}

/** What a transaction stages, touches and changes the counts of; dropped with it. */
const TABLES = [
  `create temp table staged_records (
     position integer primary key, listing_position integer, source_key text collate "C", updated_on date,
     fingerprint uuid, title text not null, title_key text collate "C" not null,
     title_folded text not null, slug_base text collate "C" not null, abstract text, date_as_printed text,
     published_on date, year_inferred boolean not null, authors_as_printed text[] not null,
     author_ids text[] not null, loose_name_keys text[] not null, authors_truncated boolean,
     stated_author_count integer, institution_as_printed text, institutions text[] not null,
     topic_codes text[] not null, has_code boolean, comment text, figure_count integer, comment_count integer,
     identifiers text[] not null, record_group integer, former_paper_id bigint, paper_id bigint
   ) on commit drop`,
  `create temp table staged_names (
     name_key text collate "C" not null, identity text collate "C" not null, family_key text not null,
     given_initials text[] not null, first_seen integer not null, primary key (name_key, identity)
   ) on commit drop`,
  `create temp table staged_spellings (
     spelling text collate "C" not null, identity text collate "C" not null, name_key text collate "C" not null,
     folded text not null, seen_count integer not null, primary key (spelling, identity)
   ) on commit drop`,
  `create temp table staged_authors (
     spelling text collate "C" not null, identity text collate "C" not null, folded text not null,
     seen_count integer not null, name_id bigint not null, author_id bigint not null
   ) on commit drop`,
  `create temp table new_papers (paper_id bigint primary key, slug text not null) on commit drop`,
  `create temp table staged_topics (code text primary key, label text not null, name text not null) on commit drop`,
  // A plain paper is new, and one staged record is all that is known of it.
  `create temp table affected_papers (
     paper_id bigint primary key, plain boolean not null default false, counted boolean not null default false
   ) on commit drop`,
  `create temp table affected_authors (author_id bigint primary key) on commit drop`,
  // New persons who are not written yet, and of whom nothing is known but what is staged.
  'create temp table late_authors (author_id bigint primary key) on commit drop',
  `create temp table affected_topics (topic_id integer primary key) on commit drop`,
  `create temp table count_changes (author_id bigint, topic_id integer, change integer not null) on commit drop`,
];

/** Fills the staging tables with COPY: every form that matching needs is made here, and what papers are searched by. */
export async function stage(transaction: Transaction, batch: Batch): Promise<void> {
  await createStaging(transaction);
  await copyRows(transaction, 'staged_records', RECORD_COLUMNS, mapRows(batch.records, recordRow));
  const spellings = await countSpellings(batch.records, batch.owner);
  await copyRows(transaction, 'staged_spellings', SPELLING_COLUMNS, spellingRows(spellings));
  await copyRows(transaction, 'staged_names', NAME_COLUMNS, nameRows(spellings));
  await copyRows(transaction, 'staged_topics', ['code', 'label', 'name'], topicRows(batch));
  await finishStaging(transaction);
}

/** What is made in the database from the staged rows, once all of them are there. */
export async function finishStaging(transaction: Transaction): Promise<void> {
  await transaction.query('stageWords', STAGE_WORDS);
  await transaction.query('stageLexemes', STAGE_LEXEMES);
  await transaction.query('analyzeStaging', 'set local default_statistics_target = 10');
  await transaction.query('analyzeStaging', ANALYZE);
}

/** The tables alone, for a transaction that stages nothing, or in another way. */
export async function createStaging(transaction: Transaction): Promise<void> {
  for (const table of TABLES) await transaction.query('createStaging', table);
}

/** What a record is searched by if it is all that is known of its paper. */
const STAGE_WORDS = `
  create temp table staged_words on commit drop as
  select position, ${textSearch('staged_records')} as text_search from staged_records`;

/** In how many records each word is: what a batch of new papers adds to the counts of lexemes. */
const STAGE_LEXEMES = `
  create temp table staged_lexemes on commit drop as
  ${sumLexemes('select text_search, 1 as change from staged_words')}`;

/** Only columns that are joined by: the texts themselves would be read whole. */
const ANALYZE = `
  analyze staged_records (position, source_key, title_key), staged_names, staged_spellings, staged_words (position)`;

function* mapRows<Value>(
  values: readonly Value[],
  row: (value: Value) => CopyValue[],
): Generator<CopyValue[]> {
  for (const value of values) yield row(value);
}

function topicRows({ records, extraTopicLabels }: Batch): CopyValue[][] {
  const labels = new Set(extraTopicLabels);
  for (const { topicLabels } of records) for (const label of topicLabels) labels.add(label);
  const topics = new Map([...labels].map(topicForLabel).map((topic) => [topic.code, topic]));
  return [...topics.values()].map(({ code, label, name }) => [code, label, name]);
}

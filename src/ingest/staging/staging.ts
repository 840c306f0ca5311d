import type { PageOwner } from '../../record.js';
import { topicForLabel } from './arxiv-categories.js';
import { type CopyValue, copyRows } from './copy-rows.js';
import { NAME_COLUMNS, SPELLING_COLUMNS, countSpellings, nameRows, spellingRows } from './staged-names.js';
import { RECORD_COLUMNS, type StagedRecord, recordRow } from './staged-records.js';
import {
  affectedAuthors,
  affectedPapers,
  affectedTopics,
  countChanges,
  newPapers,
  stagedAuthors,
  stagedNames,
  stagedRecords,
  stagedSpellings,
  stagedTopics,
  unwrittenAuthors,
} from './tables.js';
import { sumLexemes, textSearch } from '../words/text-search.js';
import type { Transaction } from '../transaction/transaction.js';

/** What one transaction loads: entries of one document, or some of a collection. Their positions differ. */
export interface Batch {
  records: readonly StagedRecord[];
  owner: PageOwner | null;
  /** Labels that the document prints besides those of its entries. */
  extraTopicLabels: readonly string[];
}

/** What a transaction stages, touches and changes the counts of. */
const STAGING_TABLES = [
  stagedRecords,
  stagedNames,
  stagedSpellings,
  stagedAuthors,
  newPapers,
  stagedTopics,
  affectedPapers,
  affectedAuthors,
  unwrittenAuthors,
  affectedTopics,
  countChanges,
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
  for (const table of STAGING_TABLES) await transaction.run('createStaging', table.create);
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

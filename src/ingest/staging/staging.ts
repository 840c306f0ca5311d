import { setImmediate } from 'node:timers/promises';
import { sql } from '../../database/sql.js';
import type { PageOwner } from '../../record.js';
import { topicForLabel } from '../../text/arxiv-categories.js';
import type { SearchedTexts } from '../../text/words/word-vector.js';
import { bylineIdentities } from '../../text/byline-identities.js';
import type { CopyValue } from './copy-rows.js';
import { NAME_COLUMNS, SPELLING_COLUMNS, countSpellings, nameRows, spellingRows } from './staged-names.js';
import { RECORD_COLUMNS, type StagedRecord, recordRow } from './staged-records.js';
import type { Step } from '../pipeline/step.js';
import {
  affectedAuthors,
  affectedPapers,
  affectedTopics,
  countChanges,
  newPapers,
  stagedAuthors,
  stagedLexemes,
  stagedNames,
  stagedRecords,
  stagedSpellings,
  stagedTopics,
  stagedWords,
  unwrittenAuthors,
} from './tables.js';
import { sumLexemes } from '../words/sum-lexemes.js';
import { wordRows } from '../words/word-rows.js';
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
export const stageRecords: Step<{ batch: Batch }> = {
  name: 'stageRecords',
  reads: [],
  makes: [stagedRecords, stagedSpellings, stagedNames, stagedTopics, stagedWords, stagedLexemes],
  run: stage,
};

/** Says that a load stages nothing: the tables are there for the steps behind, and empty. */
export const stageNothing: Step<unknown> = {
  name: 'stageNothing',
  reads: [],
  makes: STAGING_TABLES,
  run: () => Promise.resolve(),
};

async function stage(transaction: Transaction, { batch }: { batch: Batch }): Promise<void> {
  const records = await identified(batch);
  await transaction.copy(stagedRecords, RECORD_COLUMNS, mapRows(records, recordRow));
  const spellings = await countSpellings(records, batch.owner);
  await transaction.copy(stagedSpellings, SPELLING_COLUMNS, spellingRows(spellings));
  await transaction.copy(stagedNames, NAME_COLUMNS, nameRows(spellings));
  await transaction.copy(stagedTopics, ['code', 'label', 'name'], topicRows(batch));
  await transaction.run('createStagedWords', stagedWords.create);
  await transaction.copy(stagedWords, stagedWords.columnNames, await wordRows(records, searchedRecord));
  await finishStaging(transaction);
}

/** So many bylines are looked at before others have their turn. */
const YIELD_EVERY = 64;

async function identified({ records, owner }: Batch): Promise<StagedRecord[]> {
  const known: StagedRecord[] = [];
  for (const [index, record] of records.entries()) {
    if (index % YIELD_EVERY === 0) await setImmediate();
    known.push({ ...record, identities: bylineIdentities(record, owner?.name) });
  }
  return known;
}

/** What a record is searched by if it is all that is known of its paper: the words of what its listing will say. */
function searchedRecord(record: StagedRecord): { key: number; texts: SearchedTexts } {
  const { position, title, abstract, comment, byline, institutions, venue } = record;
  const [names, venues] = [byline?.names ?? [], venue === null ? [] : [venue]];
  return { key: position, texts: { title, abstract, comment, names, institutions, venues } };
}

/** What is made in the database from the staged rows, once all of them are there. */
export async function finishStaging(transaction: Transaction): Promise<void> {
  await transaction.run('stageLexemes', stagedLexemes.createAs(LEXEMES));
  await transaction.run('analyzeStaging', sql`set local default_statistics_target = 10`);
  await transaction.run('analyzeStaging', ANALYZE);
}

/** Creates the tables that every way in goes through, empty, before its first step. */
export async function createStaging(transaction: Transaction): Promise<void> {
  for (const table of STAGING_TABLES) await transaction.run('createStaging', table.create);
}

const LEXEMES = sumLexemes(sql`select text_search, 1 as change from ${stagedWords}`);

/** Only columns that are joined by: the texts themselves would be read whole. */
const ANALYZE = sql`
  analyze ${stagedRecords} (position, source_key, title_key), ${stagedNames}, ${stagedSpellings},
    ${stagedWords} (position)`;

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

import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { refusalOf } from '../database/refusal.js';
import { createRunner } from '../database/runner.js';
import { sql, value } from '../database/sql.js';
import { FINGERPRINT_ORDER } from '../listing-fields.js';
import type { BulkRecord } from '../record.js';
import { finishAuthors } from './counts/finish-authors.js';
import { deleteOrphanNames } from './names/delete-orphan-names.js';
import { upsertNames } from './names/upsert-names.js';
import { affectFormerAuthors, deriveAffectedAuthorships } from './papers/derive-authorships.js';
import { deleteFormerVersions } from './papers/delete-listings.js';
import { deriveCitations } from './citations/derive-citations.js';
import { noteFormerCitations } from './citations/note-former-citations.js';
import { deriveBodies } from './bodies/derive-bodies.js';
import { noteFormerBodies } from './bodies/note-former-bodies.js';
import { derivePapers } from './papers/derive-papers.js';
import { matchPapers } from './papers/match-papers.js';
import { writeListings } from './papers/write-listings.js';
import { keepUnmatchedAuthors } from './persons/unmatched-authors.js';
import { type Step, onlyIf, runSteps } from './pipeline/step.js';
import { RECORD_VERSION } from '../record-version.js';
import { type RecordPreview, papersOfRecords } from './record-preview.js';
import { type RefusedRecord, refusedApart, refusedTogether, without } from './refused-records.js';
import { type FileCheckpoint, writeCheckpoint } from './sources/import-checkpoint.js';
import { type Collection, numberListings, writeCollection } from './sources/write-collection.js';
import { type Batch, createStaging, stageRecords } from './staging/staging.js';
import { type Transaction, checkConstraints, inTransaction, inTrial } from './transaction/transaction.js';
import { lockStore } from './transaction/write-lock.js';
import { indexWords } from './words/index-words.js';

export interface ImportBatch {
  collection: Collection;
  /** No two of one key. */
  records: readonly BulkRecord[];
  /**
   * Where the import of each file that the records are of is after this batch, given what the batch has done. Asked in the
   * order of the batches.
   */
  checkpointsAfter(summary: BatchSummary): Promise<readonly FileCheckpoint[]>;
}

/** Numbers of records, but for the papers. */
export interface BatchSummary {
  created: number;
  changed: number;
  /** Also those that are older than what the store has. */
  unchanged: number;
  newPapers: number;
  /** What has come of the record of a key that was not refused. */
  outcomeOf(key: string): 'created' | 'changed' | 'unchanged';
  /** What PostgreSQL does not take, for whatever reason of its own; all else is stored. */
  refused: readonly RefusedRecord<BulkRecord>[];
}

/** What the steps know of the batch, and what they find. */
interface BatchLoad {
  collection: Collection;
  batch: Batch;
  /** What comes before has been committed. */
  turn: Promise<unknown>;
  /** How many of the records replace a version that the store has. */
  known: number;
  knownKeys: ReadonlySet<string>;
  writePersons: 'at end';
  sourceId: number;
  newPapers: number;
}

/**
 * Imports some records of a collection and notes how far the import has come, in one transaction. Records that the
 * store has in this version are skipped. Who of the authors are one is left to the end of the import.
 *
 * @param turn what comes before has been committed; staging does not wait for it, so the next batch is staged while
 * one is merged.
 */
export async function importBatch(
  dataSource: DataSource,
  given: ImportBatch,
  turn: Promise<unknown> = Promise.resolve(),
): Promise<BatchSummary> {
  const attempt = async (records: readonly BulkRecord[]) => {
    const load = await prepareLoad(dataSource, { ...given, records });
    return inTrial(dataSource, (transaction) => merge(transaction, load)).then(() => null, refusalOrThrow);
  };
  let refused: RefusedRecord<BulkRecord>[] = [];
  for (const search of [refusedApart, refusedTogether]) {
    try {
      return await storeBatch(dataSource, given, { turn, refused });
    } catch (error) {
      // What has stopped the batch before is no fault of this one.
      await turn;
      refusalOrThrow(error);
      const others = without(given.records, refused);
      refused = [...refused, ...(await search(others, attempt))];
    }
  }
  return storeBatch(dataSource, given, { turn, refused });
}

function refusalOrThrow(error: unknown): string {
  const reason = refusalOf(error);
  if (reason === null) throw error;
  return reason;
}

async function storeBatch(
  dataSource: DataSource,
  given: ImportBatch,
  { turn, refused }: { turn: Promise<unknown>; refused: readonly RefusedRecord<BulkRecord>[] },
): Promise<BatchSummary> {
  const records = without(given.records, refused);
  const load = await prepareLoad(dataSource, { ...given, records }, turn);
  const { known, batch } = load;
  const outcomeOf = outcomesOf(load);
  return inTransaction(dataSource, async (transaction) => {
    await merge(transaction, load);
    const summary = {
      created: batch.records.length - known,
      changed: known,
      unchanged: records.length - batch.records.length,
      newPapers: load.newPapers,
      outcomeOf,
      refused,
    } satisfies BatchSummary;
    // Nothing may be refused once the checkpoint is asked for: with it rejected lines are written down.
    await checkConstraints(transaction);
    for (const { key, checkpoint } of await given.checkpointsAfter(summary))
      await writeCheckpoint(transaction, key, checkpoint);
    return summary;
  });
}

function outcomesOf({ batch, knownKeys }: BatchLoad): BatchSummary['outcomeOf'] {
  const fresh = new Set(batch.records.map(({ key }) => key));
  return (key) => (!fresh.has(key) ? 'unchanged' : knownKeys.has(key) ? 'changed' : 'created');
}

/**
 * Imports records in a transaction that is rolled back, and tells what has come of each; nothing is stored. Empty where
 * PostgreSQL refuses one of them. It waits for imports that are at work.
 */
export async function previewBatch(
  dataSource: DataSource,
  given: Pick<ImportBatch, 'collection' | 'records'>,
): Promise<RecordPreview[]> {
  const load = await prepareLoad(dataSource, given);
  const outcomeOf = outcomesOf(load);
  const keys = given.records.map(({ key }) => key);
  let previews: RecordPreview[] = [];
  const work = async (transaction: Transaction) => {
    await merge(transaction, load);
    const papers = await papersOfRecords(transaction, given.collection.name, keys);
    previews = papers.map((paper) => ({ ...paper, outcome: outcomeOf(paper.key) }));
  };
  await inTrial(dataSource, work).catch(refusalOrThrow);
  return previews;
}

async function prepareLoad(
  dataSource: DataSource,
  { collection, records }: Pick<ImportBatch, 'collection' | 'records'>,
  turn: Promise<unknown> = Promise.resolve(),
): Promise<BatchLoad> {
  const { fresh, knownKeys } = await selectFresh(dataSource, collection.name, records);
  const batch = { records: fresh, owner: null, extraTopicLabels: [] };
  const known = fresh.filter(({ key }) => knownKeys.has(key)).length;
  return { collection, batch, turn, known, knownKeys, writePersons: 'at end', sourceId: 0, newPapers: 0 };
}

async function merge(transaction: Transaction, load: BatchLoad): Promise<void> {
  const isFresh = load.batch.records.length > 0;
  await prepare(transaction);
  if (isFresh) await createStaging(transaction);
  await runSteps(transaction, isFresh ? IMPORT_BATCH : [takeTurn], load);
}

/** A crash may cost the last batches: the import goes on from where the store is then. */
async function prepare(transaction: Transaction): Promise<void> {
  await transaction.run('prepareImport', sql`set local synchronous_commit = off`);
  await transaction.run('prepareImport', sql`set local work_mem = '64MB'`);
  // A batch looks up some rows of tables that grow: the planner must not come to read them whole.
  await transaction.run('prepareImport', sql`set local random_page_cost = 1.1`);
}

/** What is staged waits until the store is as the batch before leaves it. */
const takeTurn: Step<BatchLoad> = {
  name: 'takeTurn',
  reads: [],
  makes: [],
  run: async (transaction, { turn }) => {
    await turn;
    await lockStore(transaction);
  },
};

const replaces = ({ known }: BatchLoad) => known > 0;

/** The steps of a batch, in order. What only a former version can have left behind is looked for only where there was one. */
export const IMPORT_BATCH: readonly Step<BatchLoad>[] = [
  stageRecords,
  takeTurn,
  writeCollection,
  onlyIf(replaces, deleteFormerVersions),
  numberListings,
  upsertNames,
  matchPapers,
  writeListings,
  onlyIf(replaces, affectFormerAuthors),
  noteFormerCitations,
  noteFormerBodies,
  derivePapers,
  deriveCitations,
  deriveBodies,
  deriveAffectedAuthorships,
  onlyIf(replaces, deleteOrphanNames),
  finishAuthors,
  indexWords,
  keepUnmatchedAuthors,
];

/** So many records are looked at before the batch that is being merged has its turn again. */
const YIELD_EVERY = 64;

interface FreshRecords {
  fresh: (BulkRecord & { position: number; fingerprint: string })[];
  /** Keys of which the store has a version, of all records. */
  knownKeys: ReadonlySet<string>;
}

/** How many of the records the store does not have, has in another version, has. */
export async function compareBatch(
  dataSource: DataSource,
  collection: string,
  records: readonly BulkRecord[],
): Promise<Pick<BatchSummary, 'created' | 'changed' | 'unchanged'>> {
  const { fresh, knownKeys } = await selectFresh(dataSource, collection, records);
  const known = fresh.filter(({ key }) => knownKeys.has(key)).length;
  return { created: fresh.length - known, changed: known, unchanged: records.length - fresh.length };
}

async function selectFresh(
  dataSource: DataSource,
  collection: string,
  records: readonly BulkRecord[],
): Promise<FreshRecords> {
  const keys = records.map(({ key }) => key);
  const versions = await createRunner(dataSource).rows(
    'knownVersions',
    knownVersions(collection, keys),
    VERSION_SHAPE,
  );
  const known = new Map(versions.map((version) => [version.key, version]));
  const fresh: FreshRecords['fresh'] = [];
  for (const [index, record] of records.entries()) {
    const versioned = { ...record, position: index + 1, fingerprint: fingerprintOf(record) };
    if (isFresh(versioned, known.get(record.key))) fresh.push(versioned);
    if (index % YIELD_EVERY === 0) await setImmediate();
  }
  return { fresh, knownKeys: new Set(known.keys()) };
}

const VERSION_SHAPE = z.object({
  key: z.string(),
  fingerprint: z.string(),
  updatedOn: z.string().nullable(),
});
type KnownVersion = z.infer<typeof VERSION_SHAPE>;

function isFresh(record: BulkRecord & { fingerprint: string }, known: KnownVersion | undefined): boolean {
  if (known === undefined) return true;
  if (record.updatedOn !== null && known.updatedOn !== null && record.updatedOn < known.updatedOn)
    return false;
  return known.fingerprint.replaceAll('-', '') !== record.fingerprint;
}

/**
 * Of everything that is stored. The line is left out, since it changes with every file, and so is what a field that came
 * later leaves unsaid: a record that says nothing new is the same.
 */
function fingerprintOf(record: BulkRecord): string {
  const values = new Map<string, unknown>(Object.entries({ ...record, line: 0 }));
  const later = [...values.keys()].filter((field) => !FINGERPRINT_ORDER.includes(field)).sort();
  const fields = [...FINGERPRINT_ORDER, ...later.filter((field) => saysMore(values.get(field)))];
  const ordered = Object.fromEntries(fields.map((field) => [field, values.get(field)]));
  return createHash('md5')
    .update(JSON.stringify([RECORD_VERSION, ordered]))
    .digest('hex');
}

/** A field that came later and says nothing leaves the fingerprint what it was. */
function saysMore(value: unknown): boolean {
  return value !== null && !(Array.isArray(value) && value.length === 0);
}

const knownVersions = (collection: string, keys: readonly string[]) => sql`
  select l.source_key as key, l.fingerprint, l.updated_on as "updatedOn"
  from sources s join listings l on l.source_id = s.id and l.source_key = any (${value(keys, 'text[]')})
  where s.name = ${value(collection, 'text')}`;

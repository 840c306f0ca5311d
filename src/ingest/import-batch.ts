import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { BulkRecord, SourceKind } from '../record.js';
import { forgetFormerVersions } from './papers/delete-listings.js';
import { deleteOrphanNames } from './names/delete-orphan-names.js';
import { type ImportKey, type ImportCheckpoint, writeCheckpoint } from './sources/import-checkpoint.js';
import { matchPapers } from './papers/match-papers.js';
import { mergeAuthorships, noteFormerAuthors } from './papers/derive-authorships.js';
import { upsertNames } from './names/upsert-names.js';
import { mergePapers, writeListings } from './papers/derive-papers.js';
import { noteWords } from './words/index-words.js';
import { recount } from './counts/finish-authors.js';
import { stage } from './staging/staging.js';
import { type Transaction, inTransaction } from './transaction/transaction.js';
import { lockStore } from './transaction/write-lock.js';

/** Raised whenever a record would be stored otherwise than before: every record is then imported anew. */
const RECORD_VERSION = 1;

/** Behind every document of a folder. */
const COLLECTION_RANK = 2_000_000;

/** A collection of records that comes in bulk files; each is known there by its key. */
export interface Collection {
  name: string;
  kind: SourceKind;
}

export interface ImportBatch {
  collection: Collection;
  /** No two of one key. */
  records: readonly BulkRecord[];
  key: ImportKey;
  /** Where the import is after this batch, given what the batch has done. Asked in the order of the batches. */
  checkpointAfter(summary: BatchSummary): Promise<ImportCheckpoint>;
}

/** Numbers of records, but for the papers. */
export interface BatchSummary {
  created: number;
  changed: number;
  /** Also those that are older than what the store has. */
  unchanged: number;
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
  batch: ImportBatch,
  turn: Promise<unknown> = Promise.resolve(),
): Promise<BatchSummary> {
  const { fresh, known } = await selectFresh(dataSource, batch.collection.name, batch.records);
  return inTransaction(dataSource, async (transaction) => {
    await prepare(transaction);
    if (fresh.length > 0) await stage(transaction, { records: fresh, owner: null, extraTopicLabels: [] });
    await turn;
    await lockStore(transaction);
    const newPapers = fresh.length > 0 ? await merge(transaction, batch.collection, known > 0) : 0;
    const unchanged = batch.records.length - fresh.length;
    const summary = { created: fresh.length - known, changed: known, unchanged, newPapers };
    await writeCheckpoint(transaction, batch.key, await batch.checkpointAfter(summary));
    return summary;
  });
}

/** A crash may cost the last batches: the import goes on from where the store is then. */
async function prepare(transaction: Transaction): Promise<void> {
  await transaction.query('prepareImport', 'set local synchronous_commit = off');
  await transaction.query('prepareImport', `set local work_mem = '64MB'`);
  // A batch looks up some rows of tables that grow: the planner must not come to read them whole.
  await transaction.query('prepareImport', 'set local random_page_cost = 1.1');
}

async function merge(transaction: Transaction, collection: Collection, replaces: boolean): Promise<number> {
  const [source] = await transaction.query<{ id: number }>('writeCollection', WRITE_COLLECTION, [
    collection.name,
    collection.kind,
    COLLECTION_RANK,
  ]);
  if (!source) throw new Error(`the name ${collection.name} is that of a document of another kind`);
  if (replaces) await forgetFormerVersions(transaction, source.id);
  await transaction.query('placeListings', PLACE_LISTINGS, [source.id]);
  await upsertNames(transaction, { write: 'at end' });
  const newPapers = await matchPapers(transaction, source.id);
  await writeListings(transaction, source.id);
  if (replaces) await noteFormerAuthors(transaction);
  await mergePapers(transaction);
  await mergeAuthorships(transaction);
  if (replaces) await deleteOrphanNames(transaction);
  await recount(transaction);
  await noteWords(transaction);
  await transaction.query('noteUnmatchedAuthors', NOTE_UNMATCHED);
  return newPapers;
}

/** So many records are looked at before the batch that is being merged has its turn again. */
const AT_A_STRETCH = 64;

interface FreshRecords {
  fresh: (BulkRecord & { position: number; fingerprint: string })[];
  /** How many of them replace a version that the store has. */
  known: number;
}

/** How many of the records the store does not have, has in another version, has. */
export async function compareBatch(
  dataSource: DataSource,
  collection: string,
  records: readonly BulkRecord[],
): Promise<Pick<BatchSummary, 'created' | 'changed' | 'unchanged'>> {
  const { fresh, known } = await selectFresh(dataSource, collection, records);
  return { created: fresh.length - known, changed: known, unchanged: records.length - fresh.length };
}

async function selectFresh(
  dataSource: DataSource,
  collection: string,
  records: readonly BulkRecord[],
): Promise<FreshRecords> {
  const versions: KnownVersion[] = await dataSource.query(KNOWN_VERSIONS, [
    collection,
    records.map(({ key }) => key),
  ]);
  const known = new Map(versions.map((version) => [version.key, version]));
  const fresh: FreshRecords['fresh'] = [];
  for (const [index, record] of records.entries()) {
    const versioned = { ...record, position: index + 1, fingerprint: fingerprintOf(record) };
    if (isFresh(versioned, known.get(record.key))) fresh.push(versioned);
    if (index % AT_A_STRETCH === 0) await setImmediate();
  }
  return { fresh, known: fresh.filter(({ key }) => known.has(key)).length };
}

interface KnownVersion {
  key: string;
  fingerprint: string;
  updatedOn: string | null;
}

function isFresh(record: BulkRecord & { fingerprint: string }, known: KnownVersion | undefined): boolean {
  if (known === undefined) return true;
  if (record.updatedOn !== null && known.updatedOn !== null && record.updatedOn < known.updatedOn)
    return false;
  return known.fingerprint.replaceAll('-', '') !== record.fingerprint;
}

/** Of everything that is stored: not of the line, which changes with every file. */
function fingerprintOf(record: BulkRecord): string {
  const text = JSON.stringify([RECORD_VERSION, { ...record, line: 0 }]);
  return createHash('md5').update(text).digest('hex');
}

const KNOWN_VERSIONS = `/* knownVersions */
  select l.source_key as key, l.fingerprint, l.updated_on as "updatedOn"
  from sources s join listings l on l.source_id = s.id and l.source_key = any ($2::text[])
  where s.name = $1`;

const WRITE_COLLECTION = `
  insert into sources (name, kind, manifest_rank, fingerprint) values ($1, $2, $3, '')
  on conflict (name) do update set loaded_at = now() where sources.kind = excluded.kind
  returning id`;

/** New records of a collection follow those that it has. */
const PLACE_LISTINGS = `
  with placed as (
    select r.position, s.listing_count + row_number() over (order by r.position) as place
    from staged_records r, sources s
    where r.listing_position is null and s.id = $1
  ),
  updated as (
    update staged_records r set listing_position = placed.place from placed where placed.position = r.position
  )
  update sources set listing_count = listing_count + (select count(*) from placed) where id = $1`;

const NOTE_UNMATCHED = `
  insert into unmatched_authors select author_id from affected_authors order by author_id on conflict do nothing`;

import type { DataSource } from 'typeorm';
import type { PageMetrics, PageReading } from '../record.js';
import { foldName } from '../text/fold.js';
import { topicForLabel } from './staging/arxiv-categories.js';
import { forgetDocument } from './papers/delete-listings.js';
import { deleteOrphanNames } from './names/delete-orphan-names.js';
import { matchPapers } from './papers/match-papers.js';
import { matchPersons } from './persons/match-persons.js';
import { mergeAuthorships, noteFormerAuthors } from './papers/derive-authorships.js';
import { findAuthorId, upsertNames } from './names/upsert-names.js';
import { mergePapers, writeListings } from './papers/derive-papers.js';
import { noteWords } from './words/index-words.js';
import { recount } from './counts/finish-authors.js';
import { stage } from './staging/staging.js';
import { affectedAuthors } from './staging/tables.js';
import { type Transaction, inTransaction } from './transaction/transaction.js';
import { withinLimits } from './staging/drop-oversized.js';
import { lockStore } from './transaction/write-lock.js';

/** A document that was read and is to be stored. */
export interface ReadDocument {
  /** The file's name; another version of the document has the same. */
  name: string;
  /** Its bytes, the reader's version and the hints it was read with, as one text to compare. */
  fingerprint: string;
  /** The order of precedence, from 0. */
  manifestRank: number;
  /** The year the page was saved in, where the manifest says. */
  crawledIn: number | null;
  reading: PageReading;
}

export interface DocumentSummary {
  name: string;
  entries: number;
  newPapers: number;
  mergedPersons: number;
}

/**
 * Loads one document in one transaction, in sets: entries are staged, matched with the papers and persons
 * of the store, and everything they touch is computed anew. A document that was loaded before is replaced.
 */
export async function loadDocument(dataSource: DataSource, document: ReadDocument): Promise<DocumentSummary> {
  return inTransaction(dataSource, async (transaction) => {
    await lockStore(transaction);
    const reading = withinLimits(document.reading);
    await stage(transaction, {
      records: reading.entries,
      owner: reading.owner,
      extraTopicLabels: reading.metrics?.fieldLabel ? [reading.metrics.fieldLabel] : [],
    });
    const sourceId = await writeSource(transaction, { ...document, reading });
    await upsertNames(transaction);
    await writeOwner(transaction, sourceId, reading);
    const newPapers = await matchPapers(transaction, sourceId);
    await writeListings(transaction, sourceId);
    await noteFormerAuthors(transaction);
    await mergePapers(transaction);
    await mergeAuthorships(transaction);
    await deleteOrphanNames(transaction);
    const mergedPersons = await matchPersons(transaction, affectedAuthors);
    await recount(transaction);
    await noteWords(transaction);
    return { name: document.name, entries: reading.entries.length, newPapers, mergedPersons };
  });
}

/** Creates the source, or takes back what its former version said. */
async function writeSource(transaction: Transaction, document: ReadDocument): Promise<number> {
  const { reading } = document;
  await forgetDocument(transaction, document.name);
  await transaction.query('forgetOwner', FORGET_OWNER, [document.name]);
  await transaction.query('forgetMetrics', FORGET_METRICS, [document.name]);
  const [row] = await transaction.query<{ id: number }>('writeSource', WRITE_SOURCE, [
    document.name,
    reading.kind,
    document.manifestRank,
    document.crawledIn,
    document.fingerprint,
    reading.entries.length,
    JSON.stringify(reading.problems),
  ]);
  if (!row) throw new Error(`the source ${document.name} was not written`);
  return row.id;
}

async function writeOwner(transaction: Transaction, sourceId: number, reading: PageReading): Promise<void> {
  if (!reading.owner) return;
  const { name, inferred } = reading.owner;
  const ownerId = await findAuthorId(transaction, foldName(name));
  await transaction.query('writeOwner', WRITE_OWNER, [sourceId, ownerId, name, inferred]);
  if (reading.metrics) {
    await transaction.query('writeMetrics', WRITE_METRICS, [
      sourceId,
      ownerId,
      ...metricValues(reading.metrics),
    ]);
  }
}

function metricValues(metrics: PageMetrics): unknown[] {
  const { fieldLabel, hIndex, paperCount, citationCount, noveltyPercent, aiScore } = metrics;
  const fieldCode = fieldLabel === null ? null : topicForLabel(fieldLabel).code;
  return [fieldCode, hIndex, paperCount, citationCount, noveltyPercent, aiScore];
}

/** A stated owner's name counts as one more time seen. */
const FORGET_OWNER = `
  with noted as (
    insert into affected_authors select owner_id from sources where name = $1 and owner_id is not null
    on conflict do nothing
  ),
  forgotten as (
    update author_spellings s set seen_count = s.seen_count - 1
    from sources o, author_names n
    where o.name = $1 and o.owner_name = s.spelling and not o.owner_inferred
      and n.id = s.author_name_id and n.identity = ''
  )
  update sources set owner_id = null, owner_name = null, owner_inferred = false where name = $1`;

const FORGET_METRICS = `
  with gone as (
    delete from author_metrics m using sources s where s.name = $1 and m.source_id = s.id
    returning m.field_topic_id
  )
  insert into affected_topics select field_topic_id from gone where field_topic_id is not null
  on conflict do nothing`;

const WRITE_SOURCE = `
  insert into sources (name, kind, manifest_rank, crawled_in, fingerprint, listing_count, problems, loaded_at)
  values ($1, $2, $3, $4, $5, $6, $7, now())
  on conflict (name) do update set
    kind = excluded.kind, manifest_rank = excluded.manifest_rank, crawled_in = excluded.crawled_in,
    fingerprint = excluded.fingerprint, listing_count = excluded.listing_count, problems = excluded.problems,
    loaded_at = excluded.loaded_at
  returning id`;

const WRITE_OWNER = `
  with noted as (insert into affected_authors values ($2::bigint) on conflict do nothing)
  update sources set owner_id = $2, owner_name = $3, owner_inferred = $4 where id = $1`;

const WRITE_METRICS = `
  insert into author_metrics
    (source_id, author_id, field_topic_id, h_index, paper_count, citation_count, novelty_percent, ai_score)
  values ($1, $2, (select id from topics where code = $3), $4, $5, $6, $7, $8)`;

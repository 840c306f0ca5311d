import type { DataSource } from 'typeorm';
import type { PageReading } from '../record.js';
import { finishAuthors } from './counts/finish-authors.js';
import { deleteOrphanNames } from './names/delete-orphan-names.js';
import { upsertNames } from './names/upsert-names.js';
import { affectFormerAuthors, deriveAffectedAuthorships } from './papers/derive-authorships.js';
import { deleteDocument } from './papers/delete-listings.js';
import { deriveCitations } from './citations/derive-citations.js';
import { noteFormerCitations } from './citations/note-former-citations.js';
import { deriveBodies } from './bodies/derive-bodies.js';
import { noteFormerBodies } from './bodies/note-former-bodies.js';
import { derivePapers } from './papers/derive-papers.js';
import { matchPapers } from './papers/match-papers.js';
import { writeListings } from './papers/write-listings.js';
import { matchPersons } from './persons/match-persons.js';
import { type Step, runSteps } from './pipeline/step.js';
import { type ReadDocument, writeOwner, writeSource } from './sources/write-source.js';
import { withinLimits } from './staging/drop-oversized.js';
import { type Batch, createStaging, stageRecords } from './staging/staging.js';
import { inTransaction } from './transaction/transaction.js';
import { lockStore } from './transaction/write-lock.js';
import { indexWords } from './words/index-words.js';

export interface DocumentSummary {
  name: string;
  entries: number;
  newPapers: number;
  mergedPersons: number;
}

/** What the steps know of the document, and what they find. */
interface DocumentLoad {
  document: ReadDocument;
  batch: Batch;
  writePersons: 'now';
  sourceId: number;
  newPapers: number;
  mergedPersons: number;
}

/**
 * Loads one document in one transaction, in sets: entries are staged, matched with the papers and persons
 * of the store, and everything they touch is computed anew. A document that was loaded before is replaced.
 */
export async function loadDocument(dataSource: DataSource, given: ReadDocument): Promise<DocumentSummary> {
  const reading = withinLimits(given.reading);
  const document = { ...given, reading };
  const load: DocumentLoad = {
    document,
    batch: batchOf(reading),
    writePersons: 'now',
    sourceId: 0,
    newPapers: 0,
    mergedPersons: 0,
  };
  await inTransaction(dataSource, async (transaction) => {
    await lockStore(transaction);
    await createStaging(transaction);
    await runSteps(transaction, LOAD_DOCUMENT, load);
  });
  const { newPapers, mergedPersons } = load;
  return { name: document.name, entries: reading.entries.length, newPapers, mergedPersons };
}

/** The steps of a document's load, in order. */
export const LOAD_DOCUMENT: readonly Step<DocumentLoad>[] = [
  stageRecords,
  deleteDocument,
  writeSource,
  upsertNames,
  writeOwner,
  matchPapers,
  writeListings,
  affectFormerAuthors,
  noteFormerCitations,
  noteFormerBodies,
  derivePapers,
  deriveCitations,
  deriveBodies,
  deriveAffectedAuthorships,
  deleteOrphanNames,
  matchPersons,
  finishAuthors,
  indexWords,
];

function batchOf({ entries, owner, metrics }: PageReading): Batch {
  return {
    records: entries,
    owner,
    extraTopicLabels: metrics?.fieldLabel ? [metrics.fieldLabel] : [],
  };
}

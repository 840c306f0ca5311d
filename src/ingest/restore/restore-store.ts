import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { sql } from '../../database/sql.js';
import type { SourceKind } from '../../terms.js';
import { finishAuthors } from '../counts/finish-authors.js';
import { deriveAffectedAuthorships } from '../papers/derive-authorships.js';
import { deriveCitations } from '../citations/derive-citations.js';
import { noteFormerCitations } from '../citations/note-former-citations.js';
import { deriveBodies } from '../bodies/derive-bodies.js';
import { noteFormerBodies } from '../bodies/note-former-bodies.js';
import { derivePapers } from '../papers/derive-papers.js';
import { type Step, runSteps } from '../pipeline/step.js';
import { createStaging, stageNothing } from '../staging/staging.js';
import { newPapers, restoredSlugs, stagedRecords } from '../staging/tables.js';
import { type Transaction, inTransaction } from '../transaction/transaction.js';
import { lockStore } from '../transaction/write-lock.js';
import { indexAllWords } from '../words/index-words.js';
import type { LineKind } from './line-shapes.js';
import {
  analyzeAuthorships,
  countUnknownNames,
  finishRestoredStaging,
  restoreFormerSlugs,
  restoreListings,
} from './derive-restored.js';
import { type Portion, RestoreError, type TextLine, readPortions } from './read-lines.js';
import { restoreAuthors, restoreMerges } from './restore-authors.js';
import { stagePapers } from './restore-papers.js';
import { deleteUnnamedBodies, restoreBodies } from './restore-bodies.js';
import { restoreDoubts } from './restore-doubts.js';
import { restoreSources, restoreTopics } from './restore-sources.js';

/** How many lines of each kind were restored. */
export type RestoreSummary = Record<LineKind, number> & {
  /** Printed names that no author line knows, so that the papers are without these authors. */
  unknownNames: number;
};

/**
 * Makes a store from the lines of `papergraph export --format ndjson`, equal to the one that they were made from. One
 * transaction: the store is whole or empty, and readers see nothing before it is whole. Lines wait in tables of the
 * database, so memory does not grow with their number.
 *
 * @param sourceKinds those that a source may be of
 * @throws RestoreError where the store is not empty, and with the number of the line where one is wrong.
 */
export async function restoreStore(
  dataSource: DataSource,
  lines: AsyncIterable<TextLine>,
  sourceKinds: readonly SourceKind[],
): Promise<RestoreSummary> {
  const counts = { topic: 0, venue: 0, institution: 0, author: 0, merge: 0, source: 0, paper: 0, doubt: 0 };
  const load: RestoreLoad = { lines, sourceKinds, counts, listings: 0 };
  return inTransaction(dataSource, async (transaction) => {
    await claimEmptyStore(transaction);
    await createStaging(transaction);
    await runSteps(transaction, RESTORE_STORE, load);
    return { ...counts, unknownNames: await countUnknownNames(transaction) };
  });
}

/** What the steps know of the file, and what they have read of it. */
interface RestoreLoad {
  lines: AsyncIterable<TextLine>;
  sourceKinds: readonly SourceKind[];
  counts: Record<LineKind, number>;
  /** How many are staged. */
  listings: number;
}

/** Writes what the lines say of everything but papers, and stages those. */
const restoreLines: Step<RestoreLoad> = {
  name: 'restoreLines',
  reads: [],
  makes: [stagedRecords, newPapers, restoredSlugs],
  run: async (transaction, load) => {
    await transaction.run('createRestoredSlugs', restoredSlugs.create);
    for await (const portion of readPortions(load.lines, load.sourceKinds)) {
      load.listings += await restorePortion(transaction, portion, load.listings);
      load.counts[portion.kind] += portion.things.length;
    }
  },
};

/**
 * The steps of restoring, in order: those of a load over all papers at once, without any matching. Who and what is one
 * stands in the file.
 */
export const RESTORE_STORE: readonly Step<RestoreLoad>[] = [
  stageNothing,
  restoreLines,
  finishRestoredStaging,
  restoreListings,
  noteFormerCitations,
  noteFormerBodies,
  derivePapers,
  deriveCitations,
  deriveBodies,
  deleteUnnamedBodies,
  restoreFormerSlugs,
  deriveAffectedAuthorships,
  analyzeAuthorships,
  finishAuthors,
  indexAllWords,
];

/** No load may begin meanwhile: its papers would be matched with none of those that are being restored. */
async function claimEmptyStore(transaction: Transaction): Promise<void> {
  await lockStore(transaction);
  const [row] = await transaction.rows('countStore', COUNT_STORE, z.record(z.string(), z.number()));
  const found = Object.entries(row ?? {}).filter(([, count]) => count > 0);
  if (found.length === 0) return;
  const counts = found.map(([what, count]) => `${count} ${what}`).join(', ');
  throw new RestoreError(`expected an empty store, got one with ${counts}`);
}

const COUNT_STORE = sql`
  select (select count(*)::int from papers) as papers, (select count(*)::int from authors) as authors,
    (select count(*)::int from topics) as topics, (select count(*)::int from sources) as sources`;

/** What the database refuses of a portion, such as a slug that stands on two lines, it cannot say the line of. */
async function restorePortion(
  transaction: Transaction,
  portion: Portion,
  listingsBefore: number,
): Promise<number> {
  try {
    return await writePortion(transaction, portion, listingsBefore);
  } catch (error) {
    if (!(error instanceof Error) || !('severity' in error)) throw error;
    const reason = 'detail' in error && typeof error.detail === 'string' ? error.detail : error.message;
    const [first, last] = [portion.things[0]?.line, portion.things.at(-1)?.line];
    throw new RestoreError(`lines ${first} to ${last}: ${reason}`, { cause: error });
  }
}

/** Gives how many listings were staged. */
async function writePortion(
  transaction: Transaction,
  portion: Portion,
  listingsBefore: number,
): Promise<number> {
  if (portion.kind === 'paper') return stagePapers(transaction, { things: portion.things, listingsBefore });
  if (portion.kind === 'topic') await restoreTopics(transaction, portion.things);
  if (portion.kind === 'venue' || portion.kind === 'institution')
    await restoreBodies(transaction, portion.kind, portion.things);
  if (portion.kind === 'author') await restoreAuthors(transaction, portion.things);
  if (portion.kind === 'merge') await restoreMerges(transaction, portion.things);
  if (portion.kind === 'doubt') await restoreDoubts(transaction, portion.things);
  if (portion.kind === 'source') await restoreSources(transaction, portion.things);
  return 0;
}

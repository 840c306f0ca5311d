import type { DataSource } from 'typeorm';
import type { SourceKind } from '../../record.js';
import { createStaging } from '../staging/staging.js';
import { type Transaction, inTransaction } from '../transaction/transaction.js';
import { lockStore } from '../transaction/write-lock.js';
import type { LineKind } from './line-shapes.js';
import { countUnknownNames, mergeRestored } from './merge-restored.js';
import { type Portion, RestoreError, type TextLine, readPortions } from './read-lines.js';
import { restoreAuthors, restoreMerges } from './restore-authors.js';
import { createRestoring, stagePapers } from './restore-papers.js';
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
  return inTransaction(dataSource, async (transaction) => {
    await claimEmptyStore(transaction);
    await createStaging(transaction);
    await createRestoring(transaction);
    const counts: Record<LineKind, number> = { topic: 0, author: 0, merge: 0, source: 0, paper: 0 };
    for await (const portion of readPortions(lines, sourceKinds)) {
      await restorePortion(transaction, portion);
      counts[portion.kind] += portion.things.length;
    }
    await mergeRestored(transaction);
    return { ...counts, unknownNames: await countUnknownNames(transaction) };
  });
}

/** No load may begin meanwhile: its papers would be matched with none of those that are being restored. */
async function claimEmptyStore(transaction: Transaction): Promise<void> {
  await lockStore(transaction);
  const [row] = await transaction.query<Record<string, number>>('countStore', COUNT_STORE);
  const found = Object.entries(row ?? {}).filter(([, count]) => count > 0);
  if (found.length === 0) return;
  const counts = found.map(([what, count]) => `${count} ${what}`).join(', ');
  throw new RestoreError(`expected an empty store, got one with ${counts}`);
}

const COUNT_STORE = `
  select (select count(*)::int from papers) as papers, (select count(*)::int from authors) as authors,
    (select count(*)::int from topics) as topics, (select count(*)::int from sources) as sources`;

/** What the database refuses of a portion, such as a slug that stands on two lines, it cannot say the line of. */
async function restorePortion(transaction: Transaction, portion: Portion): Promise<void> {
  try {
    await writePortion(transaction, portion);
  } catch (error) {
    if (!(error instanceof Error) || !('severity' in error)) throw error;
    const reason = 'detail' in error && typeof error.detail === 'string' ? error.detail : error.message;
    const [first, last] = [portion.things[0]?.line, portion.things.at(-1)?.line];
    throw new RestoreError(`lines ${first} to ${last}: ${reason}`, { cause: error });
  }
}

function writePortion(transaction: Transaction, portion: Portion): Promise<void> {
  switch (portion.kind) {
    case 'topic':
      return restoreTopics(transaction, portion.things);
    case 'author':
      return restoreAuthors(transaction, portion.things);
    case 'merge':
      return restoreMerges(transaction, portion.things);
    case 'source':
      return restoreSources(transaction, portion.things);
    case 'paper':
      return stagePapers(transaction, portion.things);
  }
}

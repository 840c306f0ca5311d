import type { DataSource } from '../database/data-source.js';
import type { BulkFormat } from '../formats/bulk-format.js';
import { type BatchSummary, type Collection, importBatch } from '../ingest/import-batch.js';
import type { ImportCounts, ImportKey, ImportProgress } from '../ingest/import-progress.js';
import type { ReadBatch } from './read-batches.js';
import type { RejectFile } from './reject-file.js';

export interface FileImport {
  dataSource: DataSource;
  format: BulkFormat;
  collection: Collection;
  key: ImportKey;
  rejects: RejectFile;
  /** More rejected lines than this stop the import. */
  maxRejects: number;
  /** What was done before this run. */
  done: ImportCounts;
  /** Is told after each batch that is stored. */
  report(counts: ImportCounts): void;
  /** Is waited for before a batch is begun, with none on its way. */
  beforeBatch?(counts: ImportCounts): Promise<void>;
}

/** So many lines were no records that something must be wrong with the file. */
export class TooManyRejectsError extends Error {
  override readonly name = 'TooManyRejectsError';
}

/**
 * Imports the batches of one file in order: while one is merged the next is read and staged, on a connection of its own.
 *
 * @returns the counts of the whole file.
 * @throws TooManyRejectsError; what the database throws. Batches before are stored, and the next run goes on there.
 */
export async function importFile(
  batches: AsyncIterable<ReadBatch>,
  { dataSource, collection, key, rejects, maxRejects, done, report }: FileImport,
): Promise<ImportCounts> {
  let counts = done;
  let former: { keys: Set<string>; stored: Promise<BatchSummary> } | null = null;
  let onTheWay: Promise<unknown> = Promise.resolve();
  let rejected = done.rejected;
  try {
    for await (const batch of batches) {
      rejected += batch.rejects.length;
      if (rejected > maxRejects) await refuse(batch, onTheWay, rejects, maxRejects);
      const keys = new Set(batch.records.map((record) => record.key));
      const before = former;
      // A record that comes again must be compared with what its former version has become.
      if (before && [...keys].some((one) => before.keys.has(one))) await before.stored;
      const progressAfter = async (summary: BatchSummary): Promise<ImportProgress> => {
        counts = addCounts(counts, summary, batch);
        const rejectBytes = await rejects.write(batch.rejects);
        return { items: batch.items, digest: batch.digest, rejectBytes, counts };
      };
      const stored: Promise<BatchSummary> = importBatch(
        dataSource,
        { collection, records: batch.records, key, progressAfter },
        before?.stored,
      );
      const told = stored.then(() => report(counts));
      told.catch(() => undefined);
      former = { keys, stored };
      onTheWay = told;
      // Two are on their way at most: one that is merged and one that is staged.
      await before?.stored;
    }
    await onTheWay;
    return counts;
  } finally {
    await onTheWay.catch(() => undefined);
  }
}

async function refuse(
  batch: ReadBatch,
  onTheWay: Promise<unknown>,
  rejects: RejectFile,
  maxRejects: number,
): Promise<never> {
  await onTheWay;
  await rejects.write(batch.rejects);
  const { line, reason } = batch.rejects.at(-1) ?? { line: 0, reason: '' };
  throw new TooManyRejectsError(
    `More than ${maxRejects} lines were rejected, so the import has stopped; the last was line ${line}: the record ${reason}.`,
  );
}

function addCounts(counts: ImportCounts, summary: BatchSummary, batch: ReadBatch): ImportCounts {
  return {
    created: counts.created + summary.created,
    changed: counts.changed + summary.changed,
    unchanged: counts.unchanged + summary.unchanged + batch.superseded,
    rejected: counts.rejected + batch.rejects.length,
    newPapers: counts.newPapers + summary.newPapers,
  };
}

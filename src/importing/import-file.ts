import type { DataSource } from '../database/data-source.js';
import { type BatchSummary, type Collection, importBatch } from '../ingest/import-batch.js';
import type { ImportCounts, ImportKey, ImportProgress } from '../ingest/import-progress.js';
import { garbageCollector } from './collect-garbage.js';
import type { StoreKeeper } from './keep-store-fit.js';
import type { ReadBatch } from './read-batches.js';
import type { RejectFile } from './reject-file.js';

export interface FileImport {
  dataSource: DataSource;
  collection: Collection;
  key: ImportKey;
  rejects: RejectFile;
  /** More rejected lines than this stop the import. */
  maxRejects: number;
  /** What was done before this run. */
  done: ImportCounts;
  keeper: StoreKeeper;
  /** Is told after each batch that is stored. */
  report(counts: ImportCounts): void;
}

/** So many lines were no records that something must be wrong with the file. */
export class TooManyRejectsError extends Error {
  override readonly name = 'TooManyRejectsError';
}

/** A batch that is being stored. */
interface OnTheWay {
  keys: ReadonlySet<string>;
  stored: Promise<BatchSummary>;
}

/**
 * Imports the batches of one file in order: while one is merged the next is read and staged, on a connection of its
 * own.
 *
 * @returns the counts of the whole file.
 * @throws TooManyRejectsError; what the database throws. Batches before are stored, and the next run goes on there.
 */
export async function importFile(
  batches: AsyncIterable<ReadBatch>,
  options: FileImport,
): Promise<ImportCounts> {
  const file = new FileInImport(options);
  try {
    for await (const batch of batches) await file.begin(batch);
    return await file.end();
  } finally {
    // Also where reading has failed: what is on its way is stored, or has failed too.
    await file.end().catch(() => undefined);
  }
}

class FileInImport {
  private counts: ImportCounts;
  private rejected: number;
  private latest: OnTheWay | null = null;
  private readonly collectGarbage = garbageCollector();

  constructor(private readonly options: FileImport) {
    this.counts = options.done;
    this.rejected = options.done.rejected;
  }

  /** Waits until the batch before is stored: two are on their way at most. */
  async begin(batch: ReadBatch): Promise<void> {
    await this.checkRejects(batch);
    await this.careForStore();
    const before = this.latest;
    const keys = new Set(batch.records.map(({ key }) => key));
    // A record that comes again must be compared with what its former version has become.
    if (before && batch.records.some(({ key }) => before.keys.has(key))) await before.stored;
    const stored = this.store(batch, before?.stored);
    stored.catch(() => undefined);
    this.latest = { keys, stored };
    await before?.stored;
    this.collectGarbage();
  }

  async end(): Promise<ImportCounts> {
    await this.latest?.stored;
    return this.counts;
  }

  private async store(batch: ReadBatch, turn?: Promise<unknown>): Promise<BatchSummary> {
    const { dataSource, collection, key, rejects } = this.options;
    const progressAfter = async (summary: BatchSummary): Promise<ImportProgress> => {
      this.counts = addCounts(this.counts, summary, batch);
      const rejectBytes = await rejects.write(batch.rejects);
      return { items: batch.items, digest: batch.digest, rejectBytes, counts: this.counts };
    };
    const summary = await importBatch(
      dataSource,
      { collection, records: batch.records, key, progressAfter },
      turn,
    );
    this.options.report(this.counts);
    return summary;
  }

  private async checkRejects(batch: ReadBatch): Promise<void> {
    const { maxRejects, rejects } = this.options;
    this.rejected += batch.rejects.length;
    if (this.rejected <= maxRejects) return;
    await this.end();
    await rejects.write(batch.rejects);
    const { line, reason } = batch.rejects.at(-1) ?? { line: 0, reason: '' };
    throw new TooManyRejectsError(
      `More than ${maxRejects} lines were rejected, so the import has stopped; the last was line ${line}: the record ${reason}.`,
    );
  }

  private async careForStore(): Promise<void> {
    if (!this.options.keeper.needsCare(this.counts.newPapers)) return;
    await this.end();
    await this.options.keeper.care(this.counts.newPapers);
  }
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

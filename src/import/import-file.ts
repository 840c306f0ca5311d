import type { DataSource } from '../database/data-source.js';
import { type BatchSummary, importBatch } from '../ingest/import-batch.js';
import type { Collection } from '../ingest/sources/write-collection.js';
import type { FileCheckpoint, ImportCounts, ImportKey } from '../ingest/sources/import-checkpoint.js';
import { allRejects } from './all-rejects.js';
import { garbageCollector } from './collect-garbage.js';
import type { Maintenance } from './first-load-maintenance.js';
import { type ReadBatch, type Reject, TooManyRejectsError } from './read-batches.js';

export interface FileImport {
  dataSource: DataSource;
  collection: Collection;
  key: ImportKey;
  /** Writes rejected lines down for the file's owner. Gives the length of what they are written to, in bytes. */
  writeRejects(rejects: readonly Reject[]): Promise<number>;
  /** What earlier runs have done. */
  done: ImportCounts;
  /** What the file is called, for people. */
  name: string;
  /** One rejected record more ends the import. */
  maxRejects: number;
  maintenance: Maintenance;
  /** Is told after each batch that is stored. */
  report(counts: ImportCounts): void;
}

/** A batch that is being stored, with the keys of its records. */
interface BatchUnderWay {
  keys: ReadonlySet<string>;
  stored: Promise<BatchSummary>;
}

/**
 * Imports the batches of one file in order: while one is merged the next is read and staged, on a connection of its
 * own.
 *
 * @returns the counts of the whole file.
 * @throws what reading or the database throws. Batches before are stored, and the next run goes on there.
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
  private latest: BatchUnderWay | null = null;
  private readonly collectGarbage = garbageCollector();

  constructor(private readonly options: FileImport) {
    this.counts = options.done;
  }

  /** Waits until the batch before is stored: two are on their way at most. */
  async begin(batch: ReadBatch): Promise<void> {
    await this.maintain();
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
    const { dataSource, collection, key } = this.options;
    const checkpointsAfter = async (summary: BatchSummary): Promise<FileCheckpoint[]> => {
      const rejects = allRejects(batch, summary);
      this.checkRejects(rejects);
      this.counts = addCounts(this.counts, summary, batch);
      const rejectBytes = await this.options.writeRejects(rejects);
      const { items, digest } = batch;
      return [{ key, checkpoint: { items, digest, rejectBytes, counts: this.counts } }];
    };
    const summary = await importBatch(
      dataSource,
      { collection, records: batch.records, checkpointsAfter },
      turn,
    );
    this.options.maintenance.count(summary.newPapers);
    this.options.report(this.counts);
    return summary;
  }

  /** Reading has counted the lines that are no records, but not what PostgreSQL refuses. */
  private checkRejects(rejects: readonly Reject[]): void {
    const { name, maxRejects } = this.options;
    const reject = rejects[maxRejects - this.counts.rejected];
    if (reject) throw new TooManyRejectsError(name, maxRejects, reject);
  }

  /** Maintenance waits until nothing is on its way. */
  private async maintain(): Promise<void> {
    if (!this.options.maintenance.isDue()) return;
    await this.end();
    await this.options.maintenance.run();
  }
}

function addCounts(counts: ImportCounts, summary: BatchSummary, batch: ReadBatch): ImportCounts {
  return {
    created: counts.created + summary.created,
    changed: counts.changed + summary.changed,
    unchanged: counts.unchanged + summary.unchanged + batch.superseded,
    rejected: counts.rejected + batch.rejects.length + summary.refused.length,
    newPapers: counts.newPapers + summary.newPapers,
  };
}

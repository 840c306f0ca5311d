import { type BatchSummary, importBatch } from '../ingest/import-batch.js';
import type { FileCheckpoint, ImportCounts, ImportKey } from '../ingest/sources/import-checkpoint.js';
import type { Collection } from '../ingest/sources/write-collection.js';
import type { DataSource } from '../database/data-source.js';
import { allRejects } from './all-rejects.js';
import { MOST_CHARACTERS, type ReadBatch, type Reject, TooManyRejectsError } from './read-batches.js';

/** A file that one batch holds whole. */
export interface SmallFile {
  name: string;
  key: ImportKey;
  batch: ReadBatch;
  writeRejects(rejects: readonly Reject[]): Promise<number>;
}

export interface SmallFilesOptions {
  dataSource: DataSource;
  collection: Collection;
  /** Records a transaction. */
  size: number;
  /** One rejected record more is too many for a file. */
  maxRejects: number;
}

/**
 * Small files that are imported in one transaction: each would cost as much as a batch of thousands. They wait until
 * their records are as many as a batch holds.
 */
export class SmallFiles {
  private waiting: SmallFile[] = [];
  private readonly keys = new Set<string>();
  private items = 0;
  private characters = 0;

  constructor(private readonly options: SmallFilesOptions) {}

  /** Whether the file may go into the transaction of those that wait: a key that comes again is another version. */
  takes({ items, characters, records }: ReadBatch): boolean {
    return (
      this.items + items <= this.options.size &&
      this.characters + characters <= MOST_CHARACTERS &&
      !records.some(({ key }) => this.keys.has(key))
    );
  }

  add(file: SmallFile): void {
    this.waiting.push(file);
    this.items += file.batch.items;
    this.characters += file.batch.characters;
    for (const { key } of file.batch.records) this.keys.add(key);
  }

  /**
   * Imports the files that wait. Gives the counts of each, in their order.
   *
   * @throws TooManyRejectsError where PostgreSQL refuses more records of a file than are allowed; nothing of any file is
   * stored then. What the database throws.
   */
  async store(): Promise<{ file: SmallFile; counts: ImportCounts }[]> {
    const files = this.clear();
    if (files.length === 0) return [];
    const { dataSource, collection } = this.options;
    let counted: { file: SmallFile; counts: ImportCounts }[] = [];
    await importBatch(dataSource, {
      collection,
      records: files.flatMap(({ batch }) => batch.records),
      checkpointsAfter: (summary) => {
        counted = this.count(files, summary);
        return this.checkpoints(counted, summary);
      },
    });
    return counted;
  }

  /** Takes out the files that wait. */
  clear(): SmallFile[] {
    const files = this.waiting;
    this.waiting = [];
    this.keys.clear();
    this.items = 0;
    this.characters = 0;
    return files;
  }

  private count(files: readonly SmallFile[], summary: BatchSummary) {
    let papers = summary.newPapers;
    return files.map((file) => {
      const counts = countsOf(file, summary);
      // Which of the new papers a file has brought is not told; it cannot be more than it has brought records.
      const newPapers = Math.min(papers, counts.created);
      papers -= newPapers;
      return { file, counts: { ...counts, newPapers } };
    });
  }

  private async checkpoints(
    counted: readonly { file: SmallFile; counts: ImportCounts }[],
    summary: BatchSummary,
  ): Promise<FileCheckpoint[]> {
    const checkpoints: FileCheckpoint[] = [];
    for (const { file, counts } of counted) {
      const rejects = allRejects(file.batch, ofFile(file, summary));
      const excess = rejects[this.options.maxRejects];
      if (excess) throw new TooManyRejectsError(file.name, this.options.maxRejects, excess);
      const rejectBytes = await file.writeRejects(rejects);
      const { items, digest } = file.batch;
      checkpoints.push({ key: file.key, checkpoint: { items, digest, rejectBytes, counts } });
    }
    return checkpoints;
  }
}

/** Of what PostgreSQL refuses, the records of the file. */
function ofFile({ batch }: SmallFile, summary: BatchSummary): BatchSummary {
  const keys = new Set(batch.records.map(({ key }) => key));
  return { ...summary, refused: summary.refused.filter(({ record }) => keys.has(record.key)) };
}

function countsOf(file: SmallFile, summary: BatchSummary): Omit<ImportCounts, 'newPapers'> {
  const { refused } = ofFile(file, summary);
  const { records, superseded, rejects } = file.batch;
  const lost = new Set(refused.map(({ record }) => record.key));
  const counts = { created: 0, changed: 0, unchanged: superseded, rejected: rejects.length + refused.length };
  for (const { key } of records) if (!lost.has(key)) counts[summary.outcomeOf(key)] += 1;
  return counts;
}

import type { DataSource } from '../database/data-source.js';
import type { BulkFormat } from '../formats/bulk-format.js';
import type { ImportCounts } from '../ingest/sources/import-checkpoint.js';
import type { OnFault } from './read-batches.js';

export interface ImportOptions {
  dataSource: DataSource;
  format: BulkFormat;
  /** Paths; `-` is standard input. */
  files: readonly string[];
  /** The one file for the rejected lines of all files; null for one beside each. */
  rejectsPath: string | null;
  maxRejects: number;
  /** Read and count, write nothing into the store. */
  dryRun: boolean;
  /** Forget where an import of the same file was stopped. */
  restart: boolean;
  /** Values a transaction. Default: 5,000. */
  batchSize?: number;
  /** From how many papers on indexes are left out until the end. Default: 5,000. */
  firstLoad?: number;
  watch: ImportWatch;
  onFault?: OnFault;
}

/** Who is told how the import goes on. */
export interface ImportWatch {
  /**
   * A file is begun; the function tells how much of it has been read, in bytes of the file.
   *
   * @param done what an import that was stopped has done of it.
   */
  begin(file: { name: string; size: number | null; bytesRead: () => number }, done: ImportCounts): void;
  advance(counts: ImportCounts): void;
  end(): void;
  /** Is told in a sentence what takes a while, or is not expected. */
  tell(sentence: string): void;
}

/** The path is where rejected lines are; null where they were not written down. */
export interface ImportSummary {
  files: { name: string; counts: ImportCounts; rejectsPath: string | null }[];
  /** Files that are at fault, and why: a sentence that names the file. */
  failed: readonly { name: string; reason: string }[];
  mergedPersons: number;
}

/** Values a batch: fewer cost more for each, more take more memory. */
export const BATCH_SIZE = 5_000;

/** The counts of a file of which nothing is done yet. */
export const ZERO_COUNTS: ImportCounts = { created: 0, changed: 0, unchanged: 0, rejected: 0, newPapers: 0 };

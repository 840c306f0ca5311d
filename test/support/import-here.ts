import { join } from 'node:path';
import { findFormat } from '../../src/formats/all-formats.js';
import { importFiles } from '../../src/import/import-files.js';
import type { ImportOptions, ImportSummary } from '../../src/import/import-options.js';
import type { ImportCounts } from '../../src/ingest/sources/import-checkpoint.js';
import type { TestDatabase } from './test-database.js';

export type GivenOptions = Partial<Omit<ImportOptions, 'dataSource' | 'files'>>;

/** An import that a test follows. */
export interface FollowedImport {
  summary: Promise<ImportSummary>;
  /** All sentences so far. */
  told: string[];
  /** The counts after each batch so far. */
  counted: ImportCounts[];
}

/** Imports files, of arXiv unless another format is given, in the process of the test. Rejected lines go to `rejects.jsonl` beside the first file. */
export function importHere(
  { dataSource }: TestDatabase,
  files: readonly string[],
  options: GivenOptions = {},
): FollowedImport {
  const format = findFormat('arxiv');
  if (format === null) throw new Error('There is no format arxiv.');
  const told: string[] = [];
  const counted: ImportCounts[] = [];
  const summary = importFiles({
    dataSource,
    format,
    files,
    rejectsPath: rejectsBeside(files[0] ?? ''),
    maxRejects: 1_000,
    dryRun: false,
    restart: false,
    watch: {
      begin: () => undefined,
      advance: (counts) => counted.push(counts),
      end: () => undefined,
      tell: (sentence) => told.push(sentence),
    },
    ...options,
  });
  summary.catch(() => undefined);
  return { summary, told, counted };
}

export function rejectsBeside(file: string): string {
  return join(file, '..', 'rejects.jsonl');
}

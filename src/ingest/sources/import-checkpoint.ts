import type { DataSource } from 'typeorm';
import type { Transaction } from '../transaction/transaction.js';

/** Which import: the format and the file's name as it was given. */
export interface ImportKey {
  format: string;
  file: string;
}

/** Numbers of records, but for the papers. */
export interface ImportCounts {
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
  newPapers: number;
}

/** How far the import of a file has come. */
export interface ImportProgress {
  /** Values of the file that are done. */
  items: number;
  /** SHA-256 of them, hexadecimal: whether it is the same file. */
  digest: string;
  /** Bytes of the reject file that belong to them. */
  rejectBytes: number;
  counts: ImportCounts;
}

/** Where an import of the file was stopped; null where there is none to go on with. */
export async function readProgress(
  dataSource: DataSource,
  { format, file }: ImportKey,
): Promise<ImportProgress | null> {
  const rows: { progress: ImportProgress }[] = await dataSource.query(
    '/* readProgress */ select progress from import_progress where format = $1 and file = $2',
    [format, file],
  );
  return rows[0]?.progress ?? null;
}

/** In the transaction of the batch: what is written and what is known to be written are never two things. */
export async function writeProgress(
  transaction: Transaction,
  { format, file }: ImportKey,
  progress: ImportProgress,
): Promise<void> {
  await transaction.query(
    'writeProgress',
    `insert into import_progress (format, file, progress) values ($1, $2, $3)
     on conflict (format, file) do update set progress = excluded.progress`,
    [format, file, JSON.stringify(progress)],
  );
}

/** The file was imported to its end. */
export async function forgetProgress(transaction: Transaction, keys: readonly ImportKey[]): Promise<void> {
  for (const { format, file } of keys) {
    await transaction.query('forgetProgress', 'delete from import_progress where format = $1 and file = $2', [
      format,
      file,
    ]);
  }
}

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
export interface ImportCheckpoint {
  /** Values of the file that are done. */
  items: number;
  /** SHA-256 of them, hexadecimal: whether it is the same file. */
  digest: string;
  /** Bytes of the reject file that belong to them. */
  rejectBytes: number;
  counts: ImportCounts;
}

/** Where an import of the file was stopped; null where there is none to go on with. */
export async function readCheckpoint(
  dataSource: DataSource,
  { format, file }: ImportKey,
): Promise<ImportCheckpoint | null> {
  const rows: { checkpoint: ImportCheckpoint }[] = await dataSource.query(
    '/* readCheckpoint */ select checkpoint from import_checkpoints where format = $1 and file = $2',
    [format, file],
  );
  return rows[0]?.checkpoint ?? null;
}

/** In the transaction of the batch: what is written and what is known to be written are never two things. */
export async function writeCheckpoint(
  transaction: Transaction,
  { format, file }: ImportKey,
  checkpoint: ImportCheckpoint,
): Promise<void> {
  await transaction.query(
    'writeCheckpoint',
    `insert into import_checkpoints (format, file, checkpoint) values ($1, $2, $3)
     on conflict (format, file) do update set checkpoint = excluded.checkpoint`,
    [format, file, JSON.stringify(checkpoint)],
  );
}

/** The file was imported to its end. */
export async function deleteCheckpoints(transaction: Transaction, keys: readonly ImportKey[]): Promise<void> {
  for (const { format, file } of keys) {
    await transaction.query(
      'deleteCheckpoints',
      'delete from import_checkpoints where format = $1 and file = $2',
      [format, file],
    );
  }
}

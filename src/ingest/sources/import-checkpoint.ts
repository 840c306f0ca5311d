import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { ImportCheckpointEntity } from '../../database/entities/import-checkpoint.entity.js';
import { json, sql, value } from '../../database/sql.js';
import type { Transaction } from '../transaction/transaction.js';

/** Which import: the format and the file's name as it was given. */
export interface ImportKey {
  format: string;
  file: string;
}

const importCounts = z.object({
  created: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  newPapers: z.number(),
});

/** Numbers of records, but for the papers. */
export type ImportCounts = z.infer<typeof importCounts>;

const importCheckpoint = z.object({
  /** Values of the file that are done. */
  items: z.number(),
  /** SHA-256 of them, hexadecimal: whether it is the same file. */
  digest: z.string(),
  /** Bytes of the reject file that belong to them. */
  rejectBytes: z.number(),
  counts: importCounts,
});

/** Where the import of a file goes on. */
export type ImportCheckpoint = z.infer<typeof importCheckpoint>;

/** The same, with the file that it is of. */
export interface FileCheckpoint {
  key: ImportKey;
  checkpoint: ImportCheckpoint;
}

/** Where an import of the file was stopped; null where there is none to go on with. */
export async function readCheckpoint(
  dataSource: DataSource,
  { format, file }: ImportKey,
): Promise<ImportCheckpoint | null> {
  const found = await dataSource
    .getRepository(ImportCheckpointEntity)
    .findOne({ where: { format, file }, comment: 'readCheckpoint' });
  return found === null ? null : importCheckpoint.parse(found.checkpoint);
}

/** In the transaction of the batch: what is written and what is known to be written are never two things. */
export async function writeCheckpoint(
  transaction: Transaction,
  { format, file }: ImportKey,
  checkpoint: ImportCheckpoint,
): Promise<void> {
  await transaction.run(
    'writeCheckpoint',
    sql`
      insert into import_checkpoints (format, file, checkpoint)
      values (${value(format, 'text')}, ${value(file, 'text')}, ${json(checkpoint)})
      on conflict (format, file) do update set checkpoint = excluded.checkpoint`,
  );
}

/** The files were imported to their end. */
export async function deleteCheckpoints(transaction: Transaction, keys: readonly ImportKey[]): Promise<void> {
  const files = json(keys);
  await transaction.run(
    'deleteCheckpoints',
    sql`
      delete from import_checkpoints c using jsonb_to_recordset(${files}) as done (format text, file text)
      where c.format = done.format and c.file = done.file`,
  );
}

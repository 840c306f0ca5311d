import { type FileHandle, access, open, stat, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../user-error.js';
import type { Reject } from './read-batches.js';

/** Where lines go that are no records: one JSON object a line, with the file, the line's number, the reason and its text. */
export interface RejectFile {
  readonly path: string;
  /** Gives the length in bytes once all that was written is on the disk. */
  write(file: string, rejects: readonly Reject[]): Promise<number>;
  /** Forgets what was written. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the file for writing, cut to what belongs to an import that goes on; nothing is made until there is something to
 * write.
 *
 * @throws UserError where its folder does not exist, or it may not be written.
 */
export async function openRejectFile(path: string, bytes: number): Promise<RejectFile> {
  await checked(() => access(dirname(path)));
  let length = await checked(() => cut(path, bytes));
  let handle: FileHandle | null = null;
  return {
    path,
    async write(file, rejects) {
      if (rejects.length === 0) return length;
      handle ??= await checked(() => open(path, 'a'));
      const text = rejects.map((reject) => `${JSON.stringify({ file, ...reject })}\n`).join('');
      await handle.appendFile(text);
      await handle.datasync();
      length += Buffer.byteLength(text);
      return length;
    },
    async clear() {
      length = await cut(path, 0);
    },
    async close() {
      await handle?.close();
    },
  };
}

async function checked<Result>(use: () => Promise<Result>): Promise<Result> {
  try {
    return await use();
  } catch (error) {
    throw new UserError(`Rejected records cannot be written: ${(error as Error).message}`, { cause: error });
  }
}

/** Gives the length that is left: less where somebody has taken the file away, for what is not there is not padded. */
async function cut(path: string, bytes: number): Promise<number> {
  const size = await stat(path).then(
    (found) => found.size,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return 0;
    },
  );
  if (size > bytes) await truncate(path, bytes);
  return Math.min(size, bytes);
}

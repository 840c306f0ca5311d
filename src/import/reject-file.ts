import { type FileHandle, access, open, stat, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../user-error.js';
import type { Reject } from './read-batches.js';

/** The file of the lines that are no records: a JSON object each, with the file, the line's number, reason and text. */
export interface RejectFile {
  readonly path: string;
  /** Writes lines, and gives the file's length in bytes once all of it is on the disk. */
  write(file: string, rejects: readonly Reject[]): Promise<number>;
  /** Empties the file. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the file for writing, cut to what belongs to an import that goes on. A file that is not there is made with the
 * first line.
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
      for (const piece of pieces(file, rejects)) {
        await handle.appendFile(piece);
        length += Buffer.byteLength(piece);
      }
      await handle.datasync();
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

/** Lines are joined to pieces of about this many characters before they go to the disk. */
const PIECE = 64 * 1024;

function* pieces(file: string, rejects: readonly Reject[]): Generator<string> {
  let piece = '';
  for (const reject of rejects) {
    piece += `${JSON.stringify({ file, ...reject })}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

async function checked<Result>(use: () => Promise<Result>): Promise<Result> {
  try {
    return await use();
  } catch (error) {
    throw new UserError(`Rejected records cannot be written: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Cuts the file, and gives the length that is left. It is less where somebody has taken the file away: nothing is
 * padded.
 */
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

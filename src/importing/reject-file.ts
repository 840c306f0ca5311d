import { type FileHandle, open, truncate } from 'node:fs/promises';
import type { Reject } from './read-batches.js';

/** Where lines go that are no records: one JSON object a line, with the line's number, the reason and its text. */
export interface RejectFile {
  readonly path: string;
  /** Its length in bytes once all that was written is on the disk. */
  write(rejects: readonly Reject[]): Promise<number>;
  close(): Promise<void>;
}

/**
 * Opens the file for writing, cut to what belongs to an import that goes on; nothing is made until there is something to
 * write.
 */
export async function openRejectFile(path: string, bytes: number): Promise<RejectFile> {
  await truncate(path, bytes).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  let handle: FileHandle | null = null;
  let length = bytes;
  return {
    path,
    async write(rejects) {
      if (rejects.length === 0) return length;
      handle ??= await open(path, 'a');
      const text = rejects.map((reject) => `${JSON.stringify(reject)}\n`).join('');
      await handle.appendFile(text);
      await handle.datasync();
      length += Buffer.byteLength(text);
      return length;
    },
    async close() {
      await handle?.close();
    },
  };
}

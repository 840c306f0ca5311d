import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../user-error.js';

/**
 * Writes to a stream that is not closed in the end, no faster than it is read. A reader who has enough, such as
 * `head`, ends the writing without an error.
 */
export async function writeToStream(
  pieces: AsyncIterable<string>,
  output: NodeJS.WritableStream,
): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), output, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

/**
 * Writes a file that is whole or not there: beside its place, and renamed in the end. What is no file, such as a
 * pipe or `/dev/null`, is written to where it is.
 *
 * @throws UserError where it cannot be written; what `pieces` throws. A file of that name is then as it was before.
 */
export async function writeToFile(pieces: AsyncIterable<string>, file: string): Promise<void> {
  const former = await stat(file).catch(() => null);
  try {
    if (former !== null && !former.isFile()) await pipeline(Readable.from(pieces), createWriteStream(file));
    else await writeWhole(pieces, file);
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
    throw reason === undefined ? error : new UserError(`${file} ${reason}`, { cause: error });
  }
}

async function writeWhole(pieces: AsyncIterable<string>, file: string): Promise<void> {
  const unfinished = `${file}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(unfinished, { flags: 'wx', flush: true }));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'cannot be written: its folder does not exist',
  ENOTDIR: 'cannot be written: its folder does not exist',
  EISDIR: 'is a folder, expected a file',
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
  EROFS: 'cannot be written: the disk may only be read',
  ENOSPC: 'cannot be written: the disk is full',
};

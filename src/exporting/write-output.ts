import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

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
 * @throws what the file system throws; a file of that name is then as it was before.
 */
export async function writeToFile(pieces: AsyncIterable<string>, file: string): Promise<void> {
  const former = await stat(file).catch(() => null);
  if (former !== null && !former.isFile()) {
    await pipeline(Readable.from(pieces), createWriteStream(file));
    return;
  }
  const unfinished = `${file}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(unfinished, { flags: 'wx', flush: true }));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

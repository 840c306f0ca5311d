/** The file that an import reads, or standard input, as a stream of its bytes; gzip is taken off. */
import { open, type FileHandle } from 'node:fs/promises';
import { decompressed } from './decompressed.js';
import { InputError } from './input-error.js';

export interface Input {
  /** What messages call it. */
  name: string;
  /** Bytes on disk; null where they are not known beforehand, as of standard input. */
  size: number | null;
  /** The content, decompressed. It can be read once, and throws an error that names the file where reading fails. */
  chunks: AsyncIterable<Uint8Array>;
  /** How many of the `size` bytes have been read. */
  bytesRead(): number;
  /** Gives the file back; may be called at any time, and again. */
  close(): Promise<void>;
}

const STANDARD_INPUT = '-';
const CHUNK_BYTES = 1024 * 1024;

/**
 * Opens a file by its path, or standard input as `-`.
 *
 * @throws InputError whose message names the path, where it is not there, is a folder, or may not be read.
 */
export async function openInput(path: string): Promise<Input> {
  if (path === STANDARD_INPUT) {
    return inputOf({ name: 'standard input', size: null }, process.stdin, closeStandardInput);
  }
  const { file, size } = await openFile(path);
  return inputOf({ name: path, size }, chunksOf(file, path), () => file.close());
}

function inputOf(
  named: Pick<Input, 'name' | 'size'>,
  source: AsyncIterable<Uint8Array>,
  close: () => Promise<void>,
): Input {
  let read = 0;
  async function* counted() {
    for await (const chunk of source) {
      read += chunk.length;
      yield chunk;
    }
  }
  return { ...named, chunks: decompressed(counted(), named.name), bytesRead: () => read, close };
}

async function openFile(path: string): Promise<{ file: FileHandle; size: number | null }> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`${path} ${reasonOf(error)}`, { cause: error });
  });
  const status = await file.stat();
  if (!status.isDirectory()) return { file, size: status.isFile() ? status.size : null };
  await file.close();
  throw new InputError(`${path} is a folder, expected a file`);
}

/** Each chunk has memory of its own, since a line that goes through several holds them until it ends. */
async function* chunksOf(file: FileHandle, path: string): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { bytesRead, buffer } = await file
      .read({ buffer: Buffer.allocUnsafe(CHUNK_BYTES) })
      .catch((error: NodeJS.ErrnoException) => {
        throw new InputError(`${path} ${reasonOf(error)}`, { cause: error });
      });
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EISDIR: 'is a folder, expected a file',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
};

function reasonOf({ code = '', message }: NodeJS.ErrnoException): string {
  return REASONS[code] ?? `cannot be read (${message})`;
}

function closeStandardInput(): Promise<void> {
  process.stdin.destroy();
  return Promise.resolve();
}

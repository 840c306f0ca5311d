import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from './input-error.js';

type Chunks = AsyncGenerator<Uint8Array>;

/**
 * The bytes as they are, or decompressed where they begin as gzip does, whatever the file is called. Several gzip
 * files in one, as tools that compress in parallel write them, are read as one.
 *
 * @throws InputError with the name where the gzip is damaged or ends too early.
 */
export async function* decompressed(chunks: Chunks, name: string): Chunks {
  const head: Uint8Array[] = [];
  while (lengthOf(head) < MAGIC.length) {
    const next = await chunks.next();
    if (next.done) break;
    head.push(next.value);
  }
  const whole = followedBy(head, chunks);
  yield* isGzip(head) ? gunzipped(whole, name) : whole;
}

const MAGIC = [0x1f, 0x8b];

function isGzip(head: readonly Uint8Array[]): boolean {
  const bytes = Buffer.concat(head);
  return MAGIC.every((byte, at) => bytes[at] === byte);
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((length, part) => length + part.length, 0);
}

async function* followedBy(head: readonly Uint8Array[], rest: Chunks): Chunks {
  yield* head;
  yield* rest;
}

async function* gunzipped(chunks: Chunks, name: string): Chunks {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  // What goes wrong reaches the reader through the stream; the pipeline only stops its source when the reader stops.
  pipeline(Readable.from(chunks), gunzip, () => undefined);
  try {
    yield* gunzip as AsyncIterable<Buffer>;
  } catch (error) {
    throw damageOf(error as NodeJS.ErrnoException, name);
  }
}

function damageOf(error: NodeJS.ErrnoException, name: string): Error {
  if (error.code?.startsWith('Z_') !== true) return error;
  const damage = error.code === 'Z_BUF_ERROR' ? 'it ends in the middle' : error.message;
  return new InputError(`${name} is a damaged gzip file: ${damage}`, { cause: error });
}

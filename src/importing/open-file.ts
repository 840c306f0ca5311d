import type { BulkFormat } from '../formats/bulk-format.js';
import { recognise } from '../formats/recognise.js';
import { splitItems } from '../formats/split-items.js';
import { openInput } from './open-input.js';
import type { Item } from './read-batches.js';

/** A bulk file that was looked at and is of the format asked for. */
export interface OpenedFile {
  path: string;
  /** For people. */
  name: string;
  /** Bytes on the disk; null for standard input. */
  size: number | null;
  bytesRead(): number;
  /** All its values, from the first on. */
  items(): AsyncIterable<Item>;
  /** Starts over; not for standard input. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

/** The file is none of the format. */
export class WrongFormatError extends Error {
  override readonly name = 'WrongFormatError';
}

/** So many values are looked at before anything is stored. */
const LOOKED_AT = 10;

/**
 * Opens a bulk file, packed or not, and looks at its first values.
 *
 * @throws WrongFormatError where none of them is of the format; an Error where the file cannot be read.
 */
export async function openFile(path: string, format: BulkFormat): Promise<OpenedFile> {
  let current = await openStream(path, format);
  const firsts = current.firsts.flatMap((item) => ('text' in item ? [item.text] : []));
  const reason = current.firsts.length === 0 ? null : recognise(firsts, format);
  if (reason !== null) {
    await current.close();
    throw new WrongFormatError(`${current.name}: ${reason}`);
  }
  return {
    path,
    name: current.name,
    size: current.size,
    bytesRead: () => current.bytesRead(),
    items: () => current.items(),
    async reopen() {
      await current.close();
      current = await openStream(path, format);
    },
    close: () => current.close(),
  };
}

async function openStream(path: string, format: BulkFormat) {
  const input = await openInput(path);
  const rest = splitItems(input.chunks, format.framing)[Symbol.asyncIterator]();
  const firsts: Item[] = [];
  while (firsts.length < LOOKED_AT) {
    const next = await rest.next();
    if (next.done === true) break;
    firsts.push(next.value);
  }
  return {
    name: input.name,
    size: input.size,
    firsts,
    bytesRead: () => input.bytesRead(),
    async *items(): AsyncGenerator<Item> {
      yield* firsts;
      for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
    },
    async close() {
      await rest.return?.();
      await input.close();
    },
  };
}

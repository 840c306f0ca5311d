import type { BulkFormat } from '../formats/bulk-format.js';
import { recognise } from '../formats/recognise.js';
import { splitArray } from '../formats/split-array.js';
import { splitLines } from '../formats/split-lines.js';
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
  const reason = reasonAgainst(current.firsts, format);
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

/** A file in which nothing is text holds no values at all, however long it is. */
function reasonAgainst(firsts: readonly Item[], format: BulkFormat): string | null {
  const texts = firsts.flatMap((item) => ('text' in item ? [item.text] : []));
  const [refusal] = firsts.flatMap((item) => ('refused' in item ? [item.refused] : []));
  if (texts.length === 0 && refusal !== undefined) {
    return `Expected ${format.expects}, but the first of the file ${refusal}.`;
  }
  return recognise(texts, format);
}

async function openStream(path: string, format: BulkFormat) {
  const input = await openInput(path);
  const split = format.framing === 'lines' ? splitLines : splitArray;
  const rest = split(input.chunks);
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
      await rest.return(undefined);
      await input.close();
    },
  };
}

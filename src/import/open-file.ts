import type { BulkFormat } from '../formats/bulk-format.js';
import { describeBytes } from '../formats/describe-file.js';
import { recognise } from '../formats/recognise.js';
import { chooseFraming, HEAD_BYTES } from '../formats/framing/choose-framing.js';
import { UserError } from '../user-error.js';
import { decodeText } from '../formats/framing/whole-text.js';
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
  /** A file that is read again afterwards begins anew. Standard input does not. */
  close(): Promise<void>;
}

/** The file is not of the format asked for. */
export class WrongFormatError extends UserError {
  override readonly name = 'WrongFormatError';
}

/** The format is recognised by so many values, before anything is stored. */
const SNIFF_COUNT = 10;

/** Behind so many characters no more values are looked at: they are held at once. */
const SNIFF_CHARACTERS = 32 * 1024 * 1024;

/**
 * Looks at the first values of a bulk file, packed or not. It stays open only if it cannot be opened again: a
 * snapshot has thousands of parts.
 *
 * @throws WrongFormatError where none of them is of the format; an Error where the file cannot be read.
 */
export async function openFile(path: string, format: BulkFormat): Promise<OpenedFile> {
  const looked = await openStream(path);
  const { name, size } = looked;
  const reason = reasonAgainst(looked, format);
  let current: OpenStream | null = looked;
  let read = 0;
  const close = async () => {
    read = current?.bytesRead() ?? read;
    await current?.close();
    current = null;
  };
  if (reason !== null || path !== '-') await close();
  if (reason !== null) throw new WrongFormatError(`${name}: ${reason}`);
  return {
    path,
    name,
    size,
    bytesRead: () => current?.bytesRead() ?? read,
    async *items() {
      current ??= await openStream(path);
      yield* current.items();
    },
    close,
  };
}

type OpenStream = Awaited<ReturnType<typeof openStream>>;

/**
 * Null where the file is of the format. A file in which nothing is text holds no values, however long it is. A list of
 * records may be empty.
 */
function reasonAgainst({ firsts, head }: OpenStream, format: BulkFormat): string | null {
  const text = head.toString('latin1');
  if (firsts.length === 0 && /^[\s\u00EF\u00BB\u00BF]*[[{<]/.test(text)) return null;
  if (firsts.length === 0) return `Expected ${format.expects}, but the file is empty.`;
  const texts = firsts.flatMap((item) => ('text' in item ? [item.text] : []));
  const [refusal] = firsts.flatMap((item) => ('refused' in item ? [item.refused] : []));
  if (texts.length === 0 && refusal !== undefined) {
    return `Expected ${format.expects}, but the file ${describeBytes(text) ?? refusal}.`;
  }
  return recognise(texts, format, text);
}

async function openStream(path: string) {
  const input = await openInput(path);
  const { head, chunks } = await peek(input.chunks, HEAD_BYTES);
  const rest = chooseFraming(decodeText(head))(chunks);
  const firsts: Item[] = [];
  let characters = 0;
  while (firsts.length < SNIFF_COUNT && characters < SNIFF_CHARACTERS) {
    const next = await rest.next();
    if (next.done === true) break;
    firsts.push(next.value);
    characters += 'text' in next.value ? next.value.text.length : 0;
  }
  return {
    name: input.name,
    size: input.size,
    head,
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

/** The first bytes of a stream, at most so many, and the whole of it. */
async function peek(source: AsyncIterable<Uint8Array>, bytes: number) {
  const stream = source[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  for (let size = 0; size < bytes;) {
    const next = await stream.next();
    if (next.done === true) break;
    taken.push(next.value);
    size += next.value.length;
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      yield* taken.splice(0);
      for (let next = await stream.next(); next.done !== true; next = await stream.next()) yield next.value;
    } finally {
      await stream.return?.();
    }
  }
  return { head: Buffer.concat(taken).subarray(0, bytes), chunks: whole() };
}

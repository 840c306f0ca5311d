import { ItemBytes } from './item-bytes.js';
import type { SplitItem } from './split-item.js';

const LINE_FEED = 10;

/**
 * The lines of a stream of bytes, ended by LF or CR LF, blank ones left out. Holds one line at most, however long
 * the file, and gives a line that is too long or not UTF-8 as a refusal.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SplitItem> {
  const bytes = new ItemBytes();
  let line = 1;
  for await (const chunk of chunks) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let at = 0;
    for (let feed = buffer.indexOf(LINE_FEED); feed !== -1; feed = buffer.indexOf(LINE_FEED, at)) {
      bytes.add(buffer.subarray(at, feed));
      at = feed + 1;
      const read = lineOf(bytes, line);
      line += 1;
      if (read !== null) yield { ...read, line: line - 1 };
    }
    if (at < buffer.length) bytes.add(buffer.subarray(at));
  }
  const last = bytes.length === 0 ? null : lineOf(bytes, line);
  if (last !== null) yield { ...last, line };
}

/** Null for a blank line. The byte order mark may stand on the first one. */
function lineOf(bytes: ItemBytes, line: number): ReturnType<ItemBytes['take']> | null {
  const read = bytes.take();
  if ('refused' in read) return read;
  const text = line === 1 ? read.text.replace(/^\uFEFF/, '') : read.text;
  if (!/\S/.test(text)) return null;
  return { text: text.endsWith('\r') ? text.slice(0, -1) : text };
}

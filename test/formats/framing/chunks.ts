import type { SplitItem } from '../../../src/formats/framing/split-item.js';

/** The bytes as a stream, cut into pieces of so many. */
export async function* chunksOf(content: string | Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) {
    yield await Promise.resolve(bytes.subarray(at, at + size));
  }
}

/** A piece over and over, without ever being in memory as one. */
export async function* repeated(pieces: readonly (readonly [string, number])[]): AsyncGenerator<Uint8Array> {
  for (const [text, times] of pieces) {
    const piece = Buffer.from(text);
    for (let time = 0; time < times; time += 1) yield await Promise.resolve(piece);
  }
}

export async function collect(items: AsyncIterable<SplitItem>): Promise<SplitItem[]> {
  const all: SplitItem[] = [];
  for await (const item of items) all.push(item);
  return all;
}

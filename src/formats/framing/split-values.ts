import type { SplitItem } from './split-item.js';
import { ValuesCursor } from './values-cursor.js';

/**
 * The records of a stream of bytes that is JSON on any number of lines: arrays of them, objects one behind the other, or
 * answers that hold them in a list such as `results`. Holds one record at most, and gives one that is too long or not
 * UTF-8 as a refusal, as it does what is no JSON, or breaks off; whether a record is JSON is left to who reads it.
 */
export async function* splitValues(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SplitItem> {
  const cursor = new ValuesCursor();
  for await (const chunk of chunks) {
    yield* cursor.pass(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (cursor.isDone) return;
  }
  yield* cursor.finish();
}

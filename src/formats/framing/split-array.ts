import { ArrayCursor } from './array-cursor.js';
import { BEGINNING, type SplitItem, type StreamPlace } from './split-item.js';

/**
 * The values of a stream of bytes that is a JSON array, or several, one behind the other. Holds one value at most, and
 * gives one that is too long or not UTF-8 as a refusal, as it does what is no array, or breaks off; whether a value is
 * JSON is left to who reads it.
 *
 * @param start the place that the stream begins at, where a part of the file has been read before: behind a value.
 */
export async function* splitArray(
  chunks: AsyncIterable<Uint8Array>,
  start: StreamPlace = BEGINNING,
): AsyncGenerator<SplitItem> {
  const cursor = new ArrayCursor(start);
  for await (const chunk of chunks) {
    yield* cursor.pass(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (cursor.isDone) return;
  }
  yield* cursor.finish();
}

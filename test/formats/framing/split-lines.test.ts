import fc from 'fast-check';
import { splitLines } from '../../../src/formats/framing/split-lines.js';
import { cases } from '../../support/cases.js';
import { chunksOf, collect, repeated } from './chunks.js';

const linesOf = (content: string | Uint8Array, size?: number) => collect(splitLines(chunksOf(content, size)));

it('gives lines with their number, and the place behind them', async () => {
  expect(await linesOf('{"a":1}\n{"b":2}\r\n\n  \r\nlast')).toEqual([
    { text: '{"a":1}', line: 1 },
    { text: '{"b":2}', line: 2 },
    { text: 'last', line: 5 },
  ]);
});

it('finds nothing in an empty file, or in blank lines', async () => {
  expect(await linesOf('')).toEqual([]);
  expect(await linesOf('\n \r\n\t\n')).toEqual([]);
});

it('takes a byte order mark off the beginning of the file alone', async () => {
  expect(await linesOf('\uFEFFa\n\uFEFFb\n')).toMatchObject([{ text: 'a' }, { text: '\uFEFFb' }]);
});

it('refuses a line that is not UTF-8, and reads on', async () => {
  const bytes = Buffer.concat([Buffer.from('a\n'), Buffer.from([0xe9, 0x0a]), Buffer.from('é\n')]);
  expect(await linesOf(bytes)).toEqual([
    { text: 'a', line: 1 },
    { refused: 'holds bytes that are no UTF-8, expected text in UTF-8', line: 2 },
    { text: 'é', line: 3 },
  ]);
});

it('passes over a line of 200 MB without holding it', async () => {
  const before = process.memoryUsage.rss();
  const stream = repeated([
    ['a\n', 1],
    ['x'.repeat(1_000_000), 200],
    ['\nb\n', 1],
  ]);
  expect(await collect(splitLines(stream))).toMatchObject([
    { text: 'a' },
    { refused: 'is 200000000 bytes long, expected at most 33554432 (32 MB)', line: 2 },
    { text: 'b', line: 3 },
  ]);
  expect(process.memoryUsage.rss() - before).toBeLessThan(150_000_000);
});

it('reads a line of 32 MB that comes in a hundred thousand pieces', async () => {
  const stream = repeated([
    ['x'.repeat(256), 131_072],
    ['\n', 1],
  ]);
  const [item] = await collect(splitLines(stream));
  expect(item).toMatchObject({ line: 1 });
  // A regular expression may run out of stack on so long a text.
  expect(item && 'text' in item && item.text === 'x'.repeat(33_554_432)).toBe(true);
});

it('gives the same lines however the stream is cut', async () => {
  const line = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', ' ', '\r', '{"a":"é"}'));
  const file = fc.array(line.map((text) => text.replaceAll('\n', ' '))).map((lines) => lines.join('\n'));
  await fc.assert(
    fc.asyncProperty(file, fc.integer({ min: 1, max: 9 }), async (content, size) => {
      const bytes = Buffer.from(content);
      const whole = await linesOf(bytes);
      expect(await linesOf(bytes, size)).toEqual(whole);
    }),
    cases(300),
  );
});

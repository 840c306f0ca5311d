import fc from 'fast-check';
import { splitArray } from '../../../src/formats/framing/split-array.js';
import { cases } from '../../support/cases.js';
import { chunksOf, collect, repeated } from './chunks.js';

const valuesOf = (content: string | Uint8Array, size?: number) =>
  collect(splitArray(chunksOf(content, size)));
const refusalsOf = async (content: string | Uint8Array) =>
  (await valuesOf(content)).map((item) => ('refused' in item ? `${item.line}: ${item.refused}` : item.text));

it('gives the values with the line that they begin on, and the place behind them', async () => {
  expect(await valuesOf('[\n  {"a": [1, 2]},\n  "b]\\",{",\n  3\n]\n')).toEqual([
    { text: '{"a": [1, 2]}', line: 2, end: 18, endLine: 2 },
    { text: '"b]\\",{"', line: 3, end: 30, endLine: 3 },
    { text: '3', line: 4, end: 35, endLine: 5 },
  ]);
});

it.each(['', ' \n', '[]', ' [ \n ] \r\n', '\uFEFF[]'])('finds no value in %j', async (content) => {
  expect(await valuesOf(content)).toEqual([]);
});

it.each([
  ['{"a":1}', ['1: begins with "{"a":1}", expected "[", a JSON array']],
  ['\n\n<html>', ['3: begins with "<html>", expected "[", a JSON array']],
  ['[1] \n [2,\n3][]\n', ['1', '2', '3']],
  ['[1] \n 2', ['1', '2: goes on with "2", expected nothing but another array behind the array']],
  ['[1,\n{"a":', ['1', '2: ends in the middle of the array, expected "]" at its end']],
  ['[1,\n', ['1', '2: ends in the middle of the array, expected "]" at its end']],
  ['[', ['1: ends in the middle of the array, expected "]" at its end']],
  ['[1,,2]', ['1', '1: is missing, expected a value before the comma', '2']],
] as [string, string[]][])('says what is wrong with %j', async (content, expected) => {
  expect(await refusalsOf(content)).toEqual(expected);
});

it('leaves what is no JSON between two commas to its reader', async () => {
  expect(await refusalsOf('[}, {"a":1} 2, nonsense]')).toEqual(['}', '{"a":1} 2', 'nonsense']);
});

it('refuses a value that is not UTF-8, or longer than 32 MB, and reads on', async () => {
  const bytes = Buffer.concat([Buffer.from('["'), Buffer.from([0xe9]), Buffer.from('", 2]')]);
  expect(await refusalsOf(bytes)).toEqual(['1: holds bytes that are no UTF-8, expected text in UTF-8', '2']);
  const long = repeated([
    ['["', 1],
    ['],\\"'.repeat(250_000), 40],
    ['", 2]', 1],
  ]);
  expect(await collect(splitArray(long))).toMatchObject([
    { refused: 'is 40000002 bytes long, expected at most 33554432 (32 MB)' },
    { text: '2' },
  ]);
});

it('gives the values that JSON.parse gives, however the stream is cut and from wherever it is begun again', async () => {
  const file = fc.tuple(fc.array(fc.jsonValue()), fc.constantFrom(undefined, 1, '\t', '\r\n'));
  await fc.assert(
    fc.asyncProperty(file, fc.integer({ min: 1, max: 9 }), async ([values, space], size) => {
      const content = JSON.stringify(values, null, space);
      const bytes = Buffer.from(content);
      const whole = await valuesOf(bytes);
      expect(whole.map((item) => ('text' in item ? (JSON.parse(item.text) as unknown) : item))).toEqual(
        JSON.parse(content),
      );
      expect(await valuesOf(bytes, size)).toEqual(whole);
      for (const [index, { end, endLine }] of whole.entries()) {
        const rest = splitArray(chunksOf(bytes.subarray(end), size), { offset: end, line: endLine });
        expect(await collect(rest)).toEqual(whole.slice(index + 1));
      }
    }),
    cases(300),
  );
});

it('never throws at bytes', async () => {
  const signs = fc.constantFrom(...'[]{},"\\ \n1a', '\uFEFF');
  await fc.assert(
    fc.asyncProperty(fc.array(signs), fc.integer({ min: 1, max: 3 }), async (content, size) => {
      const text = content.join('');
      expect(await valuesOf(text, size)).toHaveLength((await valuesOf(text)).length);
    }),
    cases(1_000),
  );
});

import fc from 'fast-check';
import { splitValues } from '../../../src/formats/framing/split-values.js';
import { cases } from '../../support/cases.js';
import { chunksOf, collect, repeated } from './chunks.js';

const valuesOf = (content: string | Uint8Array, size?: number) =>
  collect(splitValues(chunksOf(content, size)));
const refusalsOf = async (content: string | Uint8Array) =>
  (await valuesOf(content)).map((item) => ('refused' in item ? `${item.line}: ${item.refused}` : item.text));

it('gives the values with the line that they begin on, and the place behind them', async () => {
  expect(await valuesOf('[\n  {"a": [1, 2]},\n  "b]\\",{",\n  3\n]\n')).toEqual([
    { text: '{"a": [1, 2]}', line: 2 },
    { text: '"b]\\",{"', line: 3 },
    { text: '3', line: 4 },
  ]);
});

it.each(['', ' \n', '[]', ' [ \n ] \r\n', '\uFEFF[]', '{"meta": {}, "results": []}'])(
  'finds no value in %j',
  async (content) => {
    expect(await valuesOf(content)).toEqual([]);
  },
);

it.each([
  ['{"a":1}', ['{"a":1}']],
  [
    '\uFEFF{"a":1}\n{\n"b": {"c": "}"}\n},{"d":[]}\u001E{"e":1}',
    ['{"a":1}', '{\n"b": {"c": "}"}\n}', '{"d":[]}', '{"e":1}'],
  ],
  ['{"meta":{"results":[0]},"results":[{"a":1}, {"b":[2]}],"group_by":[3]}', ['{"a":1}', '{"b":[2]}']],
  ['{"results":[{"a":1}]}\n{"results" : [ ] }{"works":[{"b":1}]}', ['{"a":1}', '{"b":1}']],
  ['{"results":5,"x":[1]}', ['{"results":5,"x":[1]}']],
  ['{"x":"results","y":[1],"z":{"results":[2]}}', ['{"x":"results","y":[1],"z":{"results":[2]}}']],
  ['\n\n<html>', ['3: begins with "<html>", expected "[" or "{" of another value in JSON']],
  ['[1] \n [2,\n3][]\n', ['1', '2', '3']],
  ['[1] \n 2', ['1', '2: goes on with "2", expected "[" or "{" of another value in JSON']],
  ['[1,\n{"a":', ['1', '2: ends in the middle of the array, expected "]" at its end']],
  ['[1,\n', ['1', '2: ends in the middle of the array, expected "]" at its end']],
  ['[', ['1: ends in the middle of the array, expected "]" at its end']],
  ['{"a":\n', ['1: ends in the middle of the object, expected "}" at its end']],
  ['{"results":[1]', ['1', '1: ends in the middle of the object, expected "}" at its end']],
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
  expect(await collect(splitValues(long))).toMatchObject([
    { refused: 'is 40000002 bytes long, expected at most 33554432 (32 MB)' },
    { text: '2' },
  ]);
});

it('gives the values that JSON.parse gives, however the stream is cut', async () => {
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

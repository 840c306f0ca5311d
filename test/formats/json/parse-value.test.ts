import { MOST_VALUES, parseValue } from '../../../src/formats/json/parse-value.js';

const TOO_MANY = { refused: `holds more than ${MOST_VALUES} values, expected at most that many` };

it('gives the value of a text, and says what is none', () => {
  expect(parseValue('{"a": [1, "b,c"]}')).toEqual({ value: { a: [1, 'b,c'] } });
  expect(parseValue('{"a": ')).toEqual({ refused: 'is no JSON: it begins with "{"a":"' });
});

it.each([
  ['lists within lists', '['.repeat(MOST_VALUES + 1)],
  ['objects within objects', '{"a":'.repeat(MOST_VALUES + 1)],
  ['a list', `[${'{},'.repeat(MOST_VALUES)}{}]`],
  ['numbers', `[${'1,'.repeat(MOST_VALUES + 1)}1]`],
  ['fields behind texts with quotation marks', `{"a\\"": "\\\\"${',"b":0'.repeat(MOST_VALUES)}}`],
])('refuses, before it is parsed, what holds more values than memory may: %s', (_, text) => {
  expect(parseValue(text)).toEqual(TOO_MANY);
});

it('takes as many values as are allowed, and does not count the commas and brackets of texts', () => {
  expect(parseValue(`[${'1,'.repeat(MOST_VALUES - 2)}1]`)).toHaveProperty('value');
  const text = ',"[\\{'.repeat(MOST_VALUES);
  expect(parseValue(JSON.stringify([text]))).toEqual({ value: [text] });
});

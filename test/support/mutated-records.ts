import fc from 'fast-check';
import { LIMITS } from '../../src/record-limits.js';

/** Where texts are cut, counted or refused; folding, titles' keys, slugs, words of an index and a row of one too. */
const LENGTHS = [
  ...[80, 500, 682, 901, 2_046, 2_704, 50_000],
  ...Object.values(LIMITS).filter((limit) => limit !== LIMITS.identifiers),
];

/** Characters that grow, vanish, part words, are no letters, or are no text. */
const CHARACTERS = [
  ...[' ', '\u00A0', '\u3000', '\u200B', '\u00AD', '\uFEFF', '\n', '\t', '\0', '\u0001', '\u0085', '\u2028'],
  ...[
    'a',
    'é',
    'e\u0301',
    'ß',
    'İ',
    'ŉ',
    'ﷺ',
    '㌀',
    '㎯',
    'ﬃ',
    '½',
    '\u0301',
    '\u0327\u0301',
    '\u05D0',
    '\u0600',
  ],
  ...['長', 'が', '가', 'ᄀ', '𐐀', '𠀀', '👩‍👩‍👧', '🏳️‍🌈', '\uD800', '\uDC00', '\uFFFF', '\u202E', '्'],
  ...[
    '.',
    '-',
    "'",
    ',',
    ';',
    '$',
    '\\',
    '{',
    '}',
    '(',
    '<i>',
    '&amp;',
    '/',
    'a-',
    'a.b/',
    '\\"',
    ' and ',
    'x ',
  ],
];

const character = fc.constantFrom(...CHARACTERS);
const length = fc.constantFrom(...LENGTHS);

/** A text of one sort of characters, near a limit, with a blank or another character at the place where it is cut. */
const longText = fc
  .tuple(character, length, fc.integer({ min: -2, max: 2 }), fc.option(character))
  .map(([unit, limit, beside, other]) => {
    const most = Math.max(0, limit + beside);
    const text = unit.repeat(Math.ceil(most / unit.length)).slice(0, most);
    return other === null ? text : `${text.slice(0, -1)}${other}and more`;
  });

const shortText = fc.array(character, { maxLength: 12 }).map((characters) => characters.join(''));

const NUMBERS = [0, -1, 0.5, 2 ** 31 - 1, 2 ** 31, 2 ** 53, 1e300, -1e300, 5e-324];
const DATES = [
  '0000-01-01',
  '0999-12-31',
  '1000-01-01',
  '9999-12-31',
  '99999-01-01',
  '-0044-03-15',
  '2024-02-30',
];
const TIMES = ['2024-01-02T24:00:00Z', '2024-12-31T23:59:60-12:00', 'Mon, 1 Jan 0001 00:00:00 GMT'];
const IDENTIFIERS = [
  `W${'9'.repeat(400)}`,
  `10.1000/${'㎯'.repeat(240)}`,
  'hep-th/9901001',
  'https://doi.org/10.1/%00',
];

const leaf = fc.oneof(
  { weight: 4, arbitrary: longText },
  { weight: 3, arbitrary: shortText },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...NUMBERS, ...DATES, ...TIMES, ...IDENTIFIERS, null, true, false),
  },
  { weight: 1, arbitrary: fc.constantFrom<unknown>([], {}, [[]], [null], { '': [0] }) },
);

type Mutation = (value: unknown) => unknown;

/** What becomes of the value at one place of a record; undefined is left out. */
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 6, arbitrary: leaf.map((other) => () => other) },
  { weight: 2, arbitrary: fc.tuple(shortText, fc.boolean()).map(([text, before]) => addTo(text, before)) },
  { weight: 1, arbitrary: fc.constantFrom<Mutation>(drop, wrap, doubled, emptied, inObject) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(3, 101, 1_000).map((times) => (value: unknown) => repeated(value, times)),
  },
);

function drop(): unknown {
  return undefined;
}

function wrap(value: unknown): unknown {
  return [value];
}

function inObject(value: unknown): unknown {
  return { value };
}

function doubled(value: unknown): unknown {
  return repeated(value, 2);
}

function emptied(value: unknown): unknown {
  return Array.isArray(value) ? [] : typeof value === 'string' ? '' : null;
}

function addTo(text: string, before: boolean): Mutation {
  return (value) => (typeof value !== 'string' ? value : before ? `${text}${value}` : `${value}${text}`);
}

function repeated(value: unknown, times: number): unknown {
  if (Array.isArray(value)) return Array.from({ length: times }, () => value as unknown[]).flat();
  return typeof value === 'string' ? value.repeat(times) : value;
}

/** One of the records with one to four of its values changed: at limits, of another type, missing, doubled. */
export function mutatedRecord(records: readonly Record<string, unknown>[]): fc.Arbitrary<unknown> {
  const change = fc.tuple(fc.nat(), mutation);
  return fc
    .tuple(fc.nat(), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([number, changes]) =>
      changes.reduce<unknown>(
        (record, [place, mutate]) => mutateAt(record, place, mutate),
        records[number % records.length],
      ),
    );
}

/** Changes the value that stands at a place, counted through the whole record. */
function mutateAt(root: unknown, place: number, mutate: Mutation): unknown {
  const most = countValues(root);
  let left = place % Math.max(1, most);
  const visit = (value: unknown): unknown => {
    if (left-- === 0) return mutate(value);
    if (Array.isArray(value)) return value.map(visit).filter((item) => item !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, visit(inner)]));
  };
  return visit(root);
}

function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + countValues(inner), 1);
}

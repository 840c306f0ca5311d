import type { Random } from '../../../bench/random.js';

const ODD_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u202e',
  'ﷺ'.repeat(300),
  'é'.normalize('NFD'),
  'x'.repeat(40_000),
  '%',
  '_',
  '\\',
  "'; drop table papers; --",
  "' or '1'='1",
  '$1',
  '/* */ -- ;',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '-not -there',
  '"an unclosed phrase',
  '(((((',
  ':*&|!<->',
  '2022-02-30',
  '0000-00-00',
  '9999-99-99',
  'cs.LG',
  '🙂'.repeat(100),
];
const ODD_NUMBERS = [0, -1, 1, 1.5, 100, 101, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e308, -0];
const ODD_OTHERS = [null, true, false, [], {}, [[]], { a: 1 }, [null]];

/** Any value that a variable may be given, most often of a kind that fits somewhere. */
export function madeUpValue(random: Random, depth = 0): unknown {
  const kind = random.below(depth > 3 ? 3 : 6);
  if (kind === 0) return random.pick(ODD_NUMBERS);
  if (kind === 1) return random.pick(ODD_OTHERS);
  if (kind === 2) return madeUpText(random);
  if (kind === 3) return Array.from({ length: random.below(6) }, () => madeUpValue(random, depth + 1));
  return madeUpFilter(random, depth + 1);
}

/** An odd text, two of them together, or letters from anywhere in Unicode. */
export function madeUpText(random: Random): string {
  if (random.chance(0.5)) return random.pick(ODD_TEXTS);
  if (random.chance(0.3)) return random.pick(ODD_TEXTS) + random.pick(ODD_TEXTS);
  return Array.from({ length: random.below(30) }, () => String.fromCharCode(random.below(0x1_0000))).join('');
}

const FILTER_FIELDS: Readonly<Record<string, (random: Random, depth: number) => unknown>> = {
  and: (random, depth) => [madeUpFilter(random, depth), madeUpFilter(random, depth)],
  or: (random, depth) => [madeUpFilter(random, depth)],
  not: madeUpFilter,
  authorCount: (random) => ({ min: random.pick(ODD_NUMBERS), max: random.pick(ODD_NUMBERS) }),
  authors: (random) => [madeUpText(random), madeUpText(random)],
  hasCode: (random) => random.pick([true, false, null]),
  institutions: (random) => [madeUpText(random)],
  publishedOn: (random) => ({ from: madeUpText(random), to: '2022-01-01' }),
  addedAt: (random) => ({
    from: random.pick(['2026-01-01T00:00:00Z', '0001-01-01T00:00:00+23:59', 'yesterday', 1]),
  }),
  types: (random) => [random.pick(['PREPRINT', 'NOTHING', 1])],
  sourceKinds: (random) => [random.pick(['PROFILE_PAGE', 'NOTHING', 1])],
  text: madeUpText,
  titleContains: madeUpText,
  topics: (random) => [madeUpText(random)],
  nameContains: madeUpText,
  paperCount: (random) => ({ min: random.pick(ODD_NUMBERS) }),
};

function madeUpFilter(random: Random, depth: number): unknown {
  if (depth > 4) return {};
  const names = Array.from({ length: 1 + random.below(3) }, () => random.pick(Object.keys(FILTER_FIELDS)));
  return Object.fromEntries(names.map((name) => [name, FILTER_FIELDS[name]?.(random, depth + 1)]));
}

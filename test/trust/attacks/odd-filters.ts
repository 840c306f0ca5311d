import { type Answer, ask, codesOf } from '../clients/ask.js';
import { type Case, inTurns } from '../clients/cases.js';
import type { Attack } from '../row.js';

const PARTS = 470;
const SHAPES = 120;
const QUERY =
  'query ($filter: PaperFilter) { papers(first: 1, filter: $filter) { totalCount nodes { slug } } }';
const TOLD = ['BAD_USER_INPUT', 'QUERY_TOO_LARGE', 'QUERY_TOO_DEEP', 'QUERY_TOO_COMPLEX', 'TIMEOUT'];

const PART: readonly ((place: number) => object)[] = [
  (place) => ({ titleContains: `t${place}` }),
  (place) => ({ authorCount: { min: place % 7, max: 3 + (place % 50) } }),
  () => ({ hasCode: true }),
  (place) => ({ publishedOn: { from: `20${10 + (place % 15)}-01-01` } }),
  (place) => ({ topics: ['cs.LG', `x${place}`] }),
  (place) => ({ authors: [`nobody-${place}`] }),
  (place) => ({ institutions: [`institute ${place}`] }),
  (place) => ({ not: { titleContains: `n${place}` } }),
  () => ({}),
];

const CASES: readonly Case[] = [
  bounded('an or of 30,000 empty parts', { or: Array(30_000).fill({}) }),
  bounded('an and of 30,000 empty parts', { and: Array(30_000).fill({}) }),
  bounded('a hundred ors of 300 empty parts', { and: Array(100).fill({ or: Array(300).fill({}) }) }),
  bounded('nots within nots', nots(45)),
  bounded('a text of 90,000 letters', { text: 'word '.repeat(18_000) }),
  bounded('a title of 90,000 letters', { titleContains: 'word '.repeat(18_000) }),
  ...Array.from({ length: SHAPES }, (_none, shape) =>
    bounded(`${PARTS} odd parts, shape ${shape}`, oddParts(shape)),
  ),
];

export const oddFilters: Attack = {
  kind: 'attack',
  store: 'papers',
  limits: { loopMs: 100 },
  async run(stand) {
    const finding = await inTurns(stand, CASES, { seconds: stand.soak ? 120 : 10, clients: 4 });
    return {
      ...finding,
      tried: `filters of 30,000 empty parts, and of ${PARTS} odd ones in ${SHAPES} shapes`,
    };
  },
};

/** Another order of other conditions in each shape, so that no statement comes twice. */
function oddParts(shape: number): object {
  const parts = Array.from({ length: PARTS }, (_none, place) => {
    const make = PART[(place * (1 + (shape % 8)) + shape + (place % (2 + shape))) % PART.length];
    return { ...make?.(place), ...(place % (shape + 2) === 0 ? { hasCode: false } : {}) };
  });
  return shape % 2 === 0 ? { or: parts } : { not: { and: parts } };
}

function nots(depth: number): object {
  return depth === 0 ? { hasCode: true } : { not: nots(depth - 1) };
}

function bounded(name: string, filter: object): Case {
  return { name, send: (url) => ask(url, QUERY, { variables: { filter } }), problem: problemOf };
}

function problemOf(answer: Answer): string | null {
  const codes = codesOf(answer);
  if (codes.every((code) => TOLD.includes(code)) && [200, 400, 413, 503].includes(answer.status)) return null;
  return `status ${answer.status}: ${answer.text.slice(0, 200)}`;
}

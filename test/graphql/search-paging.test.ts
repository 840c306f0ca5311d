import fc from 'fast-check';
import { type Graph, openGraph } from '../support/graph.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('seeded')));
afterAll(() => graph.close());

interface Answer {
  search: {
    edges: { cursor: string; score: number; node: { id: string } }[];
    pageInfo: {
      hasNextPage: boolean;
      hasPreviousPage: boolean;
      startCursor: string | null;
      endCursor: string | null;
    };
    totalCount: number;
  };
}

async function page(query: string, first: number, after: string | null) {
  const { search } = await graph.data<Answer>(
    `query ($query: String!, $first: Int, $after: String) { search(query: $query, first: $first, after: $after) {
      edges { cursor score node { ... on Paper { id } ... on Author { id } ... on Topic { id } } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }`,
    { query, first, after },
  );
  return search;
}

async function walk(query: string, size: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { edges, pageInfo } = await page(query, size, after);
    expect(pageInfo.hasPreviousPage).toBe(after !== null);
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([
      edges[0]?.cursor ?? null,
      edges.at(-1)?.cursor ?? null,
    ]);
    ids.push(...edges.map(({ node }) => node.id));
    ({ hasNextPage: more, endCursor: after } = pageInfo);
  }
  return ids;
}

const word = fc.constantFrom(
  'learning',
  'network',
  'steger',
  'genewein',
  'meier',
  'agents',
  'machine',
  'optimal',
  'the',
);
const query = fc
  .array(fc.tuple(fc.constantFrom('', '-', 'or '), word), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([before, text]) => before + text).join(' '));

it('gives the whole ranked list in pages of any size', async () => {
  let longest = 0;
  await fc.assert(
    fc.asyncProperty(query, fc.integer({ min: 3, max: 30 }), async (text, size) => {
      const whole = await walk(text, 100);
      longest = Math.max(longest, whole.length);
      expect(new Set(whole).size).toBe(whole.length);
      expect((await page(text, 1, null)).totalCount).toBe(whole.length);
      expect(await walk(text, size)).toEqual(whole);
    }),
    { numRuns: 40 },
  );
  expect(longest).toBeGreaterThan(50);
});

/** Words of several scripts, and everything that a query language could take for its own. */
const piece = fc.oneof(
  fc.constantFrom(
    '"',
    "'",
    '\\',
    '-',
    '--',
    '&',
    '|',
    '!',
    '<->',
    '<2>',
    ':*',
    ':A',
    '(',
    ')',
    '*',
    '%',
    '_',
    '$1',
  ),
  fc.constantFrom(
    ' or ',
    ' OR ',
    ' and ',
    ' not ',
    'learning',
    'the',
    'Müller',
    '深度学习',
    'חיפוש',
    'поиск',
    'ﬁ',
    '😀',
  ),
  fc.constantFrom("'; drop table papers; --", '{{', '/* */', '\u202e', '\ufeff', '\ue000', '\ud800', '\n'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

it('gives a result or a coded error for any text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      const text = pieces.join('');
      const { errors } = await graph.query(
        `query ($text: String!) {
          search(query: $text) { totalCount edges { score highlight node { __typename } } }
          suggest(prefix: $text) { kind text key }
          papers(filter: { text: $text }, orderBy: { field: RELEVANCE }) { totalCount nodes { title } }
        }`,
        { text },
      );
      for (const { extensions, message } of errors ?? []) {
        expect({ code: extensions.code, message }).toMatchObject({ code: 'BAD_USER_INPUT' });
      }
    }),
    { numRuns: 300 },
  );
});

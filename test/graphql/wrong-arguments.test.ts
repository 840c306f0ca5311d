import fc from 'fast-check';
import { cases } from '../support/cases.js';
import { type Graph, openGraph } from '../support/graph.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('seeded')));
afterAll(() => graph.close());

async function errorOf(source: string, variables?: Record<string, unknown>) {
  const { errors, statements } = await graph.query(source, variables);
  expect(statements).toEqual([]);
  const [error] = errors ?? [];
  return { code: error?.extensions.code, argument: error?.extensions.argument, message: error?.message };
}

const CURSOR_OF_TITLES = '{ papers(first: 1, orderBy: { field: TITLE }) { pageInfo { endCursor } } }';

it.each([
  ['{ papers(first: 0) { nodes { id } } }', 'first', 'must be between 1 and 100, got 0'],
  ['{ papers(first: 101) { nodes { id } } }', 'first', 'must be between 1 and 100, got 101'],
  ['{ papers(last: -1) { nodes { id } } }', 'last', 'must be between 1 and 100, got -1'],
  ['{ papers(first: 1, last: 1) { nodes { id } } }', 'last', 'cannot be given together'],
  [
    '{ papers(after: "abc") { nodes { id } } }',
    'after',
    'must be a cursor of this list in this order, got "abc"',
  ],
  ['{ papers(before: "") { nodes { id } } }', 'before', 'must be a cursor'],
  ['{ node(id: "abc") { id } }', 'id', 'must be an id that this service gave'],
  ['{ nodes(ids: ["abc"]) { id } }', 'ids', 'must be an id that this service gave, got "abc"'],
  ['{ papers(orderBy: { field: RELEVANCE }) { nodes { id } } }', 'orderBy', 'needs a text in "filter.text"'],
  ['{ papers(filter: { titleContains: "\\u0000" }) { nodes { id } } }', 'filter', 'U+0000'],
  ['{ authors(filter: { nameContains: "\\u0000" }) { nodes { id } } }', 'filter', 'U+0000'],
])('%s names the argument %s', async (source, argument, message) => {
  const error = await errorOf(source);
  expect(error).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  expect(error.message).toContain(message);
});

it('refuses more than 500 ids', async () => {
  const error = await errorOf('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: Array(501).fill('x'),
  });
  expect(error).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'ids' });
});

it('answers the other ids where some are none, each with an error in its place', async () => {
  const ask = (...ids: string[]) =>
    graph.query('query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Topic { code } } }', { ids });
  const { topic } = await graph.data<{ topic: { id: string } }>('{ topic(code: "cs.LG") { id } }');
  const unknown = Buffer.from(JSON.stringify(['Topic', 'cs.XX'])).toString('base64url');
  const { data, errors } = await ask('abc', topic.id, unknown, '', topic.id);
  expect(data).toEqual({ nodes: [null, { code: 'cs.LG' }, null, null, { code: 'cs.LG' }] });
  expect(errors?.map(({ path, extensions }) => [path, extensions])).toEqual([
    [['nodes', 0], { argument: 'ids', code: 'BAD_USER_INPUT' }],
    [['nodes', 3], { argument: 'ids', code: 'BAD_USER_INPUT' }],
  ]);
});

it('refuses a cursor of another order', async () => {
  const { papers } = await graph.data<{ papers: { pageInfo: { endCursor: string } } }>(CURSOR_OF_TITLES);
  const error = await errorOf('query ($after: String) { papers(after: $after) { nodes { id } } }', {
    after: papers.pageInfo.endCursor,
  });
  expect(error).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
});

it.each(['2023-02-30', '0000-01-01', '2023-1-1', 'Oct 23', ''])('refuses %j as a day', async (from) => {
  const { errors } = await graph.query(
    'query ($from: Date) { papers(filter: { publishedOn: { from: $from } }) { totalCount } }',
    {
      from,
    },
  );
  expect(errors?.[0]?.message).toContain('A day of the calendar is written such as "2022-09-30".');
});

it.each(['paper(slug: "no-such-paper")', 'author(slug: "\\u0000")', 'topic(code: "cs.XX")'])(
  'answers null for an unknown %s',
  async (field) => {
    expect(await graph.data(`{ found: ${field} { id } }`)).toEqual({ found: null });
  },
);

it('answers null for an id of nothing', async () => {
  const id = Buffer.from(JSON.stringify(['Paper', 'no-such-paper'])).toString('base64url');
  expect(await graph.data(`{ node(id: "${id}") { id } }`)).toEqual({ node: null });
});

it('gives a result or a coded error for any text as a cursor, an id or a filter', async () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.base64String());
  await fc.assert(
    fc.asyncProperty(text, fc.array(text, { maxLength: 4 }), async (one, parts) => {
      const forged = Buffer.from(JSON.stringify(['papers:PUBLISHED_ON:DESC', ...parts])).toString(
        'base64url',
      );
      const { errors } = await graph.query(
        `query ($one: String!, $id: ID!, $forged: String) {
          a: papers(after: $one) { totalCount nodes { id } }
          b: papers(before: $forged) { nodes { id } }
          c: node(id: $id) { id }
          d: papers(filter: { text: $one, titleContains: $one, topics: [$one], authors: [$one], institutions: [$one] }) { totalCount }
          e: authors(filter: { nameContains: $one, topics: [$one] }) { totalCount }
          f: paper(slug: $one) { id }
        }`,
        { one, id: one, forged },
      );
      for (const { extensions } of errors ?? []) expect(extensions.code).toBe('BAD_USER_INPUT');
    }),
    cases(300),
  );
});

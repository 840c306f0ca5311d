import { type Graph, openGraph } from '../support/graph.js';
import { catalyzexPage, loadTexts } from '../support/load-texts.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('seeded')));
afterAll(() => graph.close());

interface Hit {
  score: number;
  node: { __typename: string; name?: string; title?: string; code?: string };
}

async function search(query: string, args = ''): Promise<Hit[]> {
  const { search } = await graph.data<{ search: { edges: Hit[]; nodes: unknown[]; totalCount: number } }>(
    `query ($query: String!) { search(query: $query, first: 100 ${args}) { totalCount
      nodes { ...hit } edges { score node { ...hit } } } }
    fragment hit on SearchHit { __typename ... on Paper { title } ... on Author { name } ... on Topic { code name } }`,
    { query },
  );
  expect(search.edges.map(({ node }) => node)).toEqual(search.nodes);
  if (search.edges.length < 100) expect(search.edges).toHaveLength(search.totalCount);
  return search.edges;
}

const kinds = (hits: Hit[]) => [...new Set(hits.map(({ node }) => node.__typename))].sort();

it.each(['deletang', 'Delétang', 'Grégoire Delétang', 'DELETANG gregoire'])(
  'brings the person to the top for %s',
  async (query) => {
    const [first] = await search(query);
    expect(first?.node).toEqual({ __typename: 'Author', name: 'Grégoire Delétang' });
  },
);

it('finds a person by every spelling', async () => {
  const [first] = await search('Chrisantha Thomas Fernando');
  expect(first?.node.name).toMatch(/^Chrisantha/);
  expect(first?.score).toBeGreaterThan(0.8);
});

it.each([
  ['machine learning', 'cs.LG'],
  ['cs.LG', 'cs.LG'],
  ['lg', 'cs.LG'],
  ['q-bio.NC', 'q-bio.NC'],
  ['Computation and Language', 'cs.CL'],
])('brings the topic to the top for %s', async (query, code) => {
  const [first] = await search(query);
  expect(first?.node).toMatchObject({ __typename: 'Topic', code });
});

it('ranks papers, authors and topics together, the best first', async () => {
  const hits = await search('learning or deletang or steger');
  expect(kinds(hits)).toEqual(['Author', 'Paper', 'Topic']);
  const scores = hits.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  for (const score of scores) expect(score > 0 && score <= 1).toBe(true);
});

it('scores papers by PostgreSQL’s ts_rank, the words to find alone', async () => {
  const rows = await graph.dataSource.query<{ title: string; rank: number }[]>(
    `select title, ts_rank(text_search, 'learn') as rank from paper_words join papers on id = paper_id
     where text_search @@ 'learn & !meta'`,
  );
  const ranks = new Map(rows.map(({ title, rank }) => [title, rank]));
  const hits = await search('learning -meta', ', kinds: [PAPER]');
  expect(hits).toHaveLength(rows.length);
  for (const { node, score } of hits) expect(score).toBeCloseTo(0.8 * (ranks.get(node.title ?? '') ?? 0), 5);
});

it('puts the best known of those who bear a name first', async () => {
  const hits = await search('florian or robert', ', kinds: [AUTHOR]');
  const names = hits.map(({ node }) => node.name);
  expect(names).toEqual(expect.arrayContaining(['Florian Meier', 'Robert Meier']));
  const { authors } = await graph.data<{ authors: { nodes: { name: string }[] } }>(
    '{ authors(first: 100, filter: { nameContains: "Meier" }, orderBy: { field: PAPER_COUNT }) { nodes { name } } }',
  );
  const meiers = await search('meier', ', kinds: [AUTHOR]');
  expect(meiers[0]?.node.name).toBe(authors.nodes[0]?.name);
});

it('searches the kinds that are asked for', async () => {
  expect(kinds(await search('learning', ', kinds: [TOPIC]'))).toEqual(['Topic']);
  expect(kinds(await search('learning', ', kinds: [PAPER, PAPER]'))).toEqual(['Paper']);
  expect(await search('learning', ', kinds: [AUTHOR]')).toEqual([]);
  expect(await search('learning', ', kinds: []')).toEqual([]);
});

it.each([
  ['a phrase', '"language modeling is compression"', 1],
  ['words that stand in another order', '"compression is modeling language"', 0],
  ['either', '"language modeling is compression" or "Solomonoff Induction"', 2],
])('takes %s', async (_name, query, atLeast) => {
  const hits = await search(query, ', kinds: [PAPER]');
  if (atLeast === 0) expect(hits).toEqual([]);
  else expect(hits.length).toBeGreaterThanOrEqual(atLeast);
});

it('finds by a phrase and an exclusion what the same words as a filter find', async () => {
  for (const text of [
    '"neural networks" -learning',
    'learning -"reinforcement learning"',
    '"meta learning" or agents',
  ]) {
    const { papers } = await graph.data<{ papers: { nodes: { title: string }[] } }>(
      'query ($text: String) { papers(first: 100, filter: { text: $text }) { nodes { title } } }',
      { text },
    );
    const titles = (await search(text, ', kinds: [PAPER]')).map(({ node }) => node.title);
    expect(titles.length).toBeGreaterThan(0);
    expect(titles.sort()).toEqual(papers.nodes.map(({ title }) => title).sort());
  }
});

it.each([
  ['nothing', ''],
  ['space', ' \n\t '],
  ['stop words', 'the of and'],
  ['exclusions alone', '-learning'],
  ['an exclusion or a word', 'genewein or -learning'],
  ['syntax', '&|!():*<->\'"\\'],
  ['an open phrase', '"'],
  ['another script', '深度学习'],
  ['a word of 1,000 letters', 'x'.repeat(1_000)],
])('finds nothing, without an error, for %s', async (_name, query) => {
  expect(await search(query)).toEqual([]);
});

it.each([
  ['{ search(query: "\\u0000") { totalCount } }', 'query', 'U+0000'],
  [
    `{ search(query: "${'x'.repeat(10_000)}") { totalCount } }`,
    'query',
    'may have 1000 characters, got 10000',
  ],
  ['{ search(query: "a", first: 0) { totalCount } }', 'first', 'must be between 1 and 100, got 0'],
  ['{ search(query: "a", after: "b") { totalCount } }', 'after', 'must be a cursor'],
])('%s names the argument %s', async (source, argument, message) => {
  const { errors, statements } = await graph.query(source);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  expect(errors?.[0]?.message).toContain(message);
  expect(statements).toEqual([]);
});

it('runs one statement for the words, one for the page and one for each type of node, whatever the number of rows', async () => {
  const statements = async (first: number, edge: string) => {
    const result = await graph.query(
      `{ search(query: "learning or steger", first: ${first}) { edges { node { __typename ... on Paper { title } } ${edge} } } }`,
    );
    expect(result.errors).toBeUndefined();
    return result.statements.sort();
  };
  expect(await statements(1, '')).toEqual(['searchPage', 'topicsById', 'wordCounts']);
  const nodes = ['authorsById', 'papersBySlug', 'searchPage', 'topicsById', 'wordCounts'];
  expect(await statements(100, '')).toEqual(nodes);
  expect(await statements(30, '')).toEqual(nodes);
  expect(await statements(30, 'highlight')).toEqual([...nodes, 'spellingsByAuthorId'].sort());
  const { statements: counted } = await graph.query('{ search(query: "learning") { totalCount } }');
  expect(counted).toEqual(['wordCounts', 'countSearch']);
});

it('finds what a load adds, changes and takes away', async () => {
  const titles = async () => (await search('quagmire')).map(({ node }) => node.title ?? node.name);
  const page = (title: string, name: string) => ({
    'bog.txt': catalyzexPage('Mara Lind', [
      { title, names: ['Mara Lind', name], abstract: 'On mires and their birds.' },
    ]),
  });
  await loadTexts(graph.dataSource, page('The Quagmire', 'Ola Quagmire'));
  expect(await titles()).toEqual(['Ola Quagmire', 'The Quagmire']);
  await loadTexts(graph.dataSource, page('The Fen', 'Ola Fen'));
  expect(await titles()).toEqual([]);
});

import { type Graph, openGraph } from '../support/graph.js';
import { catalyzexPage, loadTexts } from '../support/load-texts.js';

let graph: Graph;
beforeAll(async () => {
  graph = await openGraph('seeded');
  // Ties in every order, and accents: twelve papers of one day and three persons.
  const titles = Array.from({ length: 12 }, (_, place) => `Étude ${place % 4} of the Peat`);
  await loadTexts(graph.dataSource, {
    'ties.txt': catalyzexPage(
      'Mara Lind',
      titles.map((title) => ({ title, names: ['Mara Lind', 'Ola Berg', 'Ute Kern'], date: 'May 05, 2020' })),
    ),
  });
});
afterAll(() => graph.close());

interface PageAnswer {
  edges: { cursor: string; node: { id: string } }[];
  nodes: { id: string }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
}

const PAGE =
  'edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount';

/** The lists: the field with `$page` for the arguments, and the path to the connection. */
const ORDERS = [
  'PUBLISHED_ON',
  'TITLE',
  'AUTHOR_COUNT',
  'COMMENT_COUNT',
  'CITATION_COUNT',
  'ADDED_AT',
].flatMap((field) =>
  ['ASC', 'DESC'].map((direction) => `orderBy: { field: ${field}, direction: ${direction} }`),
);
const BOTH_WAYS: [string, string][] = [
  ...ORDERS.map((order): [string, string] => [
    `papers by ${order}`,
    `list: papers($page, ${order}) { ${PAGE} }`,
  ]),
  [
    'papers by relevance',
    `list: papers($page, filter: { text: "learning" }, orderBy: { field: RELEVANCE }) { ${PAGE} }`,
  ],
  ['papers of the peat', `list: papers($page, filter: { titleContains: "etude" }) { ${PAGE} }`],
  ...ORDERS.map((order): [string, string] => [
    `papers of an author by ${order}`,
    `parent: author(slug: "mara-lind") { list: papers($page, ${order}) { ${PAGE} } }`,
  ]),
  ['papers of a topic', `parent: topic(code: "NE") { list: papers($page) { ${PAGE} } }`],
  ['authors by name', `list: authors($page) { ${PAGE} }`],
  ['authors by papers', `list: authors($page, orderBy: { field: PAPER_COUNT }) { ${PAGE} }`],
  [
    'authors by papers, fewest first',
    `list: authors($page, orderBy: { field: PAPER_COUNT, direction: ASC }) { ${PAGE} }`,
  ],
  ['topics by code', `list: topics($page) { ${PAGE} }`],
  ['topics by papers', `list: topics($page, orderBy: { field: PAPER_COUNT }) { ${PAGE} }`],
];
const FORWARDS: [string, string][] = [
  ['sources', `list: sources($page) { ${PAGE} }`],
  [
    'authors of a paper',
    `parent: paper(slug: "neural-networks-and-the-chomsky-hierarchy") { list: authors($page) { ${PAGE} } }`,
  ],
  ['authors of a topic', `parent: topic(code: "cs.LG") { list: authors($page) { ${PAGE} } }`],
];

async function page(field: string, args: string): Promise<PageAnswer> {
  const data = await graph.data<{ list?: PageAnswer; parent?: { list: PageAnswer } }>(
    `{ ${field.replace('$page', args)} }`,
  );
  const list = data.list ?? data.parent?.list;
  if (!list) throw new Error(`no list in the answer to ${field}`);
  return list;
}

async function walk(field: string, size: number, way: 'forwards' | 'backwards'): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (let more = true; more;) {
    const from: string = cursor === null ? '' : `, ${way === 'forwards' ? 'after' : 'before'}: "${cursor}"`;
    const answer = await page(field, `${way === 'forwards' ? 'first' : 'last'}: ${size}${from}`);
    const found = answer.edges.map(({ node }) => node.id);
    expect(answer.nodes.map(({ id }) => id)).toEqual(found);
    if (way === 'forwards') ids.push(...found);
    else ids.unshift(...found);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = answer.pageInfo;
    more = way === 'forwards' ? hasNextPage : hasPreviousPage;
    expect(way === 'forwards' ? hasPreviousPage : hasNextPage).toBe(cursor !== null);
    cursor = way === 'forwards' ? endCursor : startCursor;
  }
  return ids;
}

async function whole(field: string): Promise<string[]> {
  const ids = await walk(field, 100, 'forwards');
  const { totalCount } = await page(field, 'first: 1');
  expect(ids).toHaveLength(totalCount);
  expect(new Set(ids).size).toBe(ids.length);
  return ids;
}

it.each([...BOTH_WAYS, ...FORWARDS])(
  '%s: pages of any size give each row once, in one order',
  async (_name, field) => {
    const ids = await whole(field);
    expect(ids.length).toBeGreaterThan(3);
    for (const size of [1, 3, 7]) {
      if (ids.length / size < 60) expect(await walk(field, size, 'forwards')).toEqual(ids);
    }
  },
);

it.each(BOTH_WAYS)('%s: the same backwards', async (_name, field) => {
  const ids = await whole(field);
  for (const size of [3, 20]) expect(await walk(field, size, 'backwards')).toEqual(ids);
});

it('asks for 20 rows unless told otherwise', async () => {
  const { papers } = await graph.data<{ papers: { nodes: unknown[] } }>('{ papers { nodes { id } } }');
  expect(papers.nodes).toHaveLength(20);
});

it('puts papers without a value last in both directions', async () => {
  for (const direction of ['ASC', 'DESC']) {
    const { papers } = await graph.data<{ papers: { nodes: { commentCount: number | null }[] } }>(
      `{ papers(first: 100, orderBy: { field: COMMENT_COUNT, direction: ${direction} }) { nodes { commentCount } } }`,
    );
    const counts = papers.nodes.map(({ commentCount }) => commentCount);
    const given = counts.filter((count) => count !== null);
    expect(given).toHaveLength(10);
    expect(counts.slice(0, 10)).toEqual(given.sort((a, b) => (direction === 'ASC' ? a - b : b - a)));
  }
  const { papers } = await graph.data<{ papers: { nodes: { publishedOn: string | null }[] } }>(
    '{ papers(last: 1, orderBy: { field: PUBLISHED_ON, direction: ASC }) { nodes { publishedOn } } }',
  );
  expect(papers.nodes).toEqual([{ publishedOn: null }]);
});

it('gives the rows between two cursors', async () => {
  const { edges } = await page(`list: papers($page) { ${PAGE} }`, 'first: 10');
  const [second, seventh] = [edges[1], edges[6]];
  const between = await page(
    `list: papers($page) { ${PAGE} }`,
    `after: "${second?.cursor}", before: "${seventh?.cursor}"`,
  );
  expect(between.nodes.map(({ id }) => id)).toEqual(edges.slice(2, 6).map(({ node }) => node.id));
});

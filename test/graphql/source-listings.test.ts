import { type Graph, openGraph } from '../support/graph.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('seeded')));
afterAll(() => graph.close());

interface Listings {
  nodes: { position: number; title: string; paper: { slug: string; listings: { title: string }[] } }[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
  totalCount: number;
}
type Sources = Record<'sources', { nodes: { name: string; listingCount: number; listings: Listings }[] }>;

const listings = (args: string) => `listings(${args}) {
  nodes { position title paper { slug listings { title } } } pageInfo { endCursor hasNextPage } totalCount }`;

it('gives each page back in its own order, and leads to the papers', async () => {
  const { sources } = await graph.data<Sources>(
    `{ sources { nodes { name listingCount ${listings('first: 100')} } } }`,
  );
  expect(sources.nodes.map((source) => source.listings.totalCount)).toEqual([24, 14, 10, 50, 61]);
  for (const source of sources.nodes) {
    const { nodes, totalCount } = source.listings;
    expect(nodes.map(({ position }) => position)).toEqual(nodes.map((_, place) => place + 1));
    expect(nodes).toHaveLength(totalCount);
    for (const { title, paper } of nodes)
      expect(paper.listings.map((listing) => listing.title)).toContain(title);
  }
});

it('goes on behind a cursor, each page of all sources in one statement', async () => {
  const first = await graph.data<Sources>(
    `{ sources(first: 1) { nodes { name listingCount ${listings('first: 20')} } } }`,
  );
  const [page] = first.sources.nodes;
  const cursor = JSON.stringify(page?.listings.pageInfo.endCursor);
  const { statements, data } = await graph.query(
    `{ sources(first: 1) { nodes { name listingCount ${listings(`first: 20, after: ${cursor}`)} } } }`,
  );
  const [rest] = (data as unknown as Sources).sources.nodes;
  expect(rest?.listings.nodes.map(({ position }) => position)).toEqual([21, 22, 23, 24]);
  expect(rest?.listings.pageInfo.hasNextPage).toBe(false);
  expect(statements.sort()).toEqual(['listingsByPaperId', 'listingsBySourceId', 'papersById', 'sourcesPage']);
});

import fc from 'fast-check';
import { type Graph, openGraph } from '../support/graph.js';
import { fillGenerated } from '../support/generated.js';
import { type Collaboration, readCollaboration } from '../support/collaboration.js';

interface Edge {
  cursor: string;
  paperCount: number;
  firstPublishedOn: string | null;
  lastPublishedOn: string | null;
  node: { slug: string };
}

const COAUTHORS = `query ($slug: String!, $first: Int, $after: String) {
  author(slug: $slug) { coauthors(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { cursor paperCount firstPublishedOn lastPublishedOn node { slug } } } } }`;
const PATH = 'query ($from: String!, $to: String!) { collaborationPath(from: $from, to: $to) { slug } }';

interface CoauthorPage {
  author: {
    coauthors: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
      edges: Edge[];
    };
  };
}

describe.each([
  ['the five documents', 'seeded'],
  ['2,000 generated papers', 'empty'],
] as const)('on %s', (_, template) => {
  let graph: Graph;
  let plain: Collaboration;
  beforeAll(async () => {
    graph = await openGraph(template);
    if (template === 'empty') await fillGenerated(graph.database, 2_000);
    plain = await readCollaboration(graph.dataSource);
  });
  afterAll(() => graph.close());

  const page = async (slug: string, first: number, after: string | null = null) =>
    (await graph.data<CoauthorPage>(COAUTHORS, { slug, first, after })).author.coauthors;
  const path = async (from: string, to: string) =>
    (
      await graph.data<{ collaborationPath: { slug: string }[] | null }>(PATH, { from, to })
    ).collaborationPath?.map(({ slug }) => slug) ?? null;
  const anAuthor = () => fc.constantFrom(...plain.slugs);

  it('counts the papers of two people together as a plain count does', async () => {
    await fc.assert(
      fc.asyncProperty(anAuthor(), async (slug) => {
        const expected = plain.coauthors(slug);
        const { edges, totalCount } = await page(slug, 100);
        expect(totalCount).toBe(expected.length);
        const shown = edges.map(({ node, paperCount, firstPublishedOn, lastPublishedOn }) => ({
          slug: node.slug,
          paperCount,
          firstPublishedOn,
          lastPublishedOn,
        }));
        expect(shown).toEqual(expected.slice(0, 100));
      }),
      { numRuns: 60 },
    );
  });

  it('pages the co-authors without a gap or a repetition', async () => {
    const slug = plain.mostConnected;
    const expected = plain.coauthors(slug).map((coauthor) => coauthor.slug);
    const size = Math.ceil(expected.length / 6);
    const seen: string[] = [];
    let after: string | null = null;
    let last;
    do {
      last = await page(slug, Math.min(size, 100), after);
      expect(last.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...last.edges.map(({ node }) => node.slug));
      after = last.pageInfo.endCursor;
    } while (last.pageInfo.hasNextPage);
    expect(seen).toEqual(expected);
  });

  it('finds the path that a plain search finds', async () => {
    await fc.assert(
      fc.asyncProperty(anAuthor(), anAuthor(), async (from, to) => {
        expect(await path(from, to)).toEqual(plain.path(from, to));
      }),
      { numRuns: 60 },
    );
  });

  it('reads both for many people in as many statements as for one', async () => {
    const statementsOf = async (first: number) => {
      const { statements, errors } = await graph.query(
        `{ authors(first: ${first}) { nodes { coauthors(first: 2) { totalCount nodes { slug } } } } }`,
      );
      expect(errors).toBeUndefined();
      return statements.sort();
    };
    const expected = ['authorsPage', 'coauthorsByAuthorId', 'countCoauthorsByAuthorId'];
    expect(await statementsOf(1)).toEqual(expected);
    expect(await statementsOf(50)).toEqual(expected);
  });
});

import fc from 'fast-check';
import { printReference } from '../../src/text/references.js';
import { type Graph, openGraph } from '../support/graph.js';
import { OPENALEX, importWhole, openAlexRecord } from '../support/import-records.js';

/** Papers 0 to 11 are in the store, works from 12 on are only cited. */
const PAPERS = 12;
const WORKS = 18;

const [CITED = []] = fc.sample(
  fc.array(fc.uniqueArray(fc.nat(WORKS - 1), { maxLength: 9 }), { minLength: PAPERS, maxLength: PAPERS }),
  { numRuns: 1, seed: 7 },
);
const WORLD = CITED.map((cited, paper) => cited.filter((work) => work !== paper));

const slugOf = (paper: number) => `on-the-bogs-of-parish-${paper}`;
const citing = (work: number) => range(PAPERS).filter((paper) => WORLD[paper]?.includes(work));

let graph: Graph;
beforeAll(async () => {
  graph = await openGraph('empty');
  const records = range(PAPERS).map((paper) =>
    openAlexRecord(
      `W${paper + 1}`,
      `On the Bogs of Parish ${paper}`,
      [[paper % 2 === 0 ? 'Ada Fen' : 'Bo Reed']],
      {
        publishedOn: `20${10 + (paper % 6)}-03-0${1 + (paper % 9)}`,
        references: (WORLD[paper] ?? []).map((work) =>
          printReference({
            identifiers: [{ scheme: 'OPENALEX', value: `W${work + 1}` }],
            title: `Work ${work}`,
          }),
        ),
      },
    ),
  );
  await importWhole(graph.dataSource, OPENALEX, records, 5);
});
afterAll(() => graph.close());

interface Work {
  paper: { slug: string } | null;
  title: string;
  identifiers: { value: string }[];
}

const PAPER = `query ($slug: String!) { paper(slug: $slug) {
  citationCount
  references(first: 100) { totalCount nodes { title paper { slug } identifiers { scheme value } } }
  lacking: references(first: 100, inStore: false) { totalCount nodes { title } }
  citedBy(first: 100) { totalCount nodes { slug } facets { years { year count } } }
  coupled: nearByCitations(first: 100) { shared score paper { slug } }
  cocited: nearByCitations(by: COCITATION, first: 100) { shared score paper { slug } }
} }`;

interface Answer {
  paper: {
    citationCount: number;
    references: { totalCount: number; nodes: Work[] };
    lacking: { totalCount: number; nodes: { title: string }[] };
    citedBy: { totalCount: number; nodes: { slug: string }[] };
    coupled: Near[];
    cocited: Near[];
  };
}
interface Near {
  shared: number;
  score: number;
  paper: { slug: string };
}

it.each(range(PAPERS))('tells what paper %i cites, and what cites it', async (paper) => {
  const { paper: told } = await graph.data<Answer>(PAPER, { slug: slugOf(paper) });
  const cited = WORLD[paper] ?? [];
  expect(told.references.nodes.map(({ title }) => title)).toEqual(cited.map((work) => `Work ${work}`));
  expect(told.references.nodes.map((work) => work.paper?.slug ?? null)).toEqual(
    cited.map((work) => (work < PAPERS ? slugOf(work) : null)),
  );
  expect(told.references.nodes.map(({ identifiers }) => identifiers)).toEqual(
    cited.map((work) => [{ scheme: 'OPENALEX', value: `W${work + 1}` }]),
  );
  expect(told.references.totalCount).toBe(cited.length);
  expect(told.lacking.totalCount).toBe(cited.filter((work) => work >= PAPERS).length);
  expect(told.citationCount).toBe(citing(paper).length);
  expect(told.citedBy.totalCount).toBe(told.citationCount);
  expect(told.citedBy.nodes.map(({ slug }) => slug).sort()).toEqual(citing(paper).map(slugOf).sort());
});

it.each(range(PAPERS))('tells what is near to paper %i by citations', async (paper) => {
  const { paper: told } = await graph.data<Answer>(PAPER, { slug: slugOf(paper) });
  const others = range(PAPERS).filter((other) => other !== paper);
  const coupled = others.map((other) => ({
    slug: slugOf(other),
    ...near(WORLD[paper] ?? [], WORLD[other] ?? []),
  }));
  const cocited = others.map((other) => ({ slug: slugOf(other), ...near(citing(paper), citing(other)) }));
  expect(plain(told.coupled)).toEqual(plain(found(coupled)));
  expect(plain(told.cocited)).toEqual(plain(found(cocited)));
  expect(told.coupled.map(({ shared }) => shared)).toEqual(falling(told.coupled.map(({ shared }) => shared)));
});

it('tells what papers lack', async () => {
  const { missingWorks } = await graph.data<{
    missingWorks: { citedByCount: number; work: Work; citedBy: { slug: string }[] }[];
  }>(
    `{ missingWorks(in: {}) { citedByCount work { title paper { slug } identifiers { value } } citedBy { slug } } }`,
  );
  const expected = range(WORKS)
    .filter((work) => work >= PAPERS && citing(work).length > 0)
    .map((work) => ({ title: `Work ${work}`, count: citing(work).length }));
  expect(
    missingWorks.map(({ work, citedByCount }) => ({ title: work.title, count: citedByCount })).sort(byTitle),
  ).toEqual(expected.sort(byTitle));
  for (const { work, citedBy, citedByCount } of missingWorks) {
    expect(work.paper).toBeNull();
    expect(citedBy).toHaveLength(Math.min(3, citedByCount));
  }
  const some = await graph.data<{ missingWorks: { citedByCount: number; work: Work }[] }>(
    `query ($papers: [String!]) { missingWorks(in: { papers: $papers }) { citedByCount work { title } } }`,
    { papers: [slugOf(0), slugOf(1)] },
  );
  const cited = [...(WORLD[0] ?? []), ...(WORLD[1] ?? [])].filter((work) => work >= PAPERS);
  expect(some.missingWorks.reduce((sum, { citedByCount }) => sum + citedByCount, 0)).toBe(cited.length);
});

it('computes the figures of a person from the citations here', async () => {
  const { author } = await graph.data<{
    author: {
      computedMetrics: {
        paperCount: number;
        citationCount: number;
        hIndex: number;
        i10Index: number;
        hCore: { slug: string }[];
        byYear: { year: number; paperCount: number; citationCount: number }[];
      };
    };
  }>(`{ author(slug: "ada-fen") { computedMetrics {
    paperCount citationCount hIndex i10Index hCore { slug } byYear { year paperCount citationCount } } } }`);
  const own = range(PAPERS).filter((paper) => paper % 2 === 0);
  const counts = falling(own.map((paper) => citing(paper).length));
  const { computedMetrics: told } = author;
  const hIndex = counts.filter((count, place) => count > place).length;
  expect(told).toMatchObject({
    paperCount: own.length,
    citationCount: counts.reduce((sum, count) => sum + count, 0),
    hIndex,
    i10Index: counts.filter((count) => count >= 10).length,
  });
  expect(told.hCore).toHaveLength(hIndex);
  expect(told.byYear.reduce((sum, { paperCount }) => sum + paperCount, 0)).toBe(own.length);
  expect(told.byYear.reduce((sum, { citationCount }) => sum + citationCount, 0)).toBe(told.citationCount);
});

it('gives references in pages', async () => {
  const most =
    range(PAPERS).sort((one, other) => (WORLD[other]?.length ?? 0) - (WORLD[one]?.length ?? 0))[0] ?? 0;
  const titles: string[] = [];
  for (let after: string | null = null; ;) {
    const page: {
      paper: { references: { nodes: Work[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };
    } = await graph.data(
      `query ($slug: String!, $after: String) { paper(slug: $slug) { references(first: 2, after: $after) {
          nodes { title } pageInfo { endCursor hasNextPage } } } }`,
      { slug: slugOf(most), after },
    );
    const { nodes, pageInfo } = page.paper.references;
    titles.push(...nodes.map(({ title }) => title));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  expect(titles).toEqual((WORLD[most] ?? []).map((work) => `Work ${work}`));
});

it('names withdrawn papers that papers cite, and what is known as cited alone', async () => {
  const cited = range(PAPERS).find((paper) => citing(paper).length > 0) ?? 0;
  const lacking = range(WORKS).find((work) => work >= PAPERS && citing(work).length > 0) ?? 0;
  await graph.dataSource.query('update papers set retracted = true where slug = $1', [slugOf(cited)]);
  await graph.dataSource.query(
    'update listings set retracted = true where paper_id = (select id from papers where slug = $1)',
    [slugOf(cited)],
  );
  const told = await graph.data<{
    retractedReferences: {
      totalCount: number;
      nodes: { paper: { slug: string }; retraction: object | null }[];
    };
    resolvePapers: { miss: string | null; paper: { slug: string } | null }[];
  }>(
    `query ($ids: [IdentifierInput!]!) {
      retractedReferences { totalCount nodes { paper { slug } retraction { source { name } } } }
      resolvePapers(identifiers: $ids) { miss paper { slug } } }`,
    {
      ids: [lacking, 0, 900].map((work) => ({ scheme: 'OPENALEX', value: `W${work + 1}` })),
    },
  );
  expect(told.retractedReferences).toEqual({
    totalCount: 1,
    nodes: [{ paper: { slug: slugOf(cited) }, retraction: { source: { name: 'openalex' } } }],
  });
  expect(told.resolvePapers).toEqual([
    { miss: 'CITED_ONLY', paper: null },
    { miss: null, paper: { slug: slugOf(0) } },
    { miss: 'UNKNOWN', paper: null },
  ]);
});

it('refuses too many papers of a set', async () => {
  const { errors } = await graph.query(
    `query ($papers: [String!]) { missingWorks(in: { papers: $papers }) { citedByCount } }`,
    { papers: range(501).map((number) => `paper-${number}`) },
  );
  expect(errors?.[0]?.message).toContain('at most 500 papers, got 501');
});

function range(size: number): number[] {
  return Array.from({ length: size }, (_, number) => number);
}

function near(one: readonly number[], other: readonly number[]): { shared: number; score: number } {
  const shared = one.filter((thing) => other.includes(thing)).length;
  return { shared, score: shared === 0 ? 0 : shared / Math.sqrt(one.length * other.length) };
}

function found(all: readonly { slug: string; shared: number; score: number }[]): Near[] {
  return all
    .filter(({ shared }) => shared > 0)
    .map(({ slug, shared, score }) => ({ shared, score, paper: { slug } }));
}

function plain(all: readonly Near[]): string[] {
  return all.map(({ shared, score, paper }) => `${paper.slug} ${shared} ${score.toFixed(5)}`).sort();
}

function falling(counts: readonly number[]): number[] {
  return [...counts].sort((one, other) => other - one);
}

function byTitle(one: { title: string }, other: { title: string }): number {
  return one.title < other.title ? -1 : 1;
}

it('puts papers in order by how often they are cited, page by page from either end, also below a list and in a search', async () => {
  const sorted = range(PAPERS).sort((one, other) => citing(other).length - citing(one).length || other - one);
  const expected = sorted.map(slugOf);
  const order = 'orderBy: { field: CITATION_COUNT, direction: DESC }';
  const pages = async (list: (page: string) => string, ways: 'first after' | 'last before') => {
    const [size = '', bound = ''] = ways.split(' ');
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: string = cursor === '' ? '' : `, ${bound}: "${cursor}"`;
      const { papers } = await graph.data<{ papers: CitedPage }>(
        `{ papers: ${list(`${size}: 5${from}, ${order}`)} {
          edges { node { ... on Paper { slug } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      );
      const slugs = papers.edges.map(({ node }) => node.slug);
      found[size === 'first' ? 'push' : 'unshift'](...slugs);
      const { hasNextPage, hasPreviousPage, startCursor, endCursor } = papers.pageInfo;
      cursor = size === 'first' ? (hasNextPage ? endCursor : null) : hasPreviousPage ? startCursor : null;
    }
    return found;
  };
  for (const ways of ['first after', 'last before'] as const) {
    expect(await pages((page) => `papers(${page})`, ways)).toEqual(expected);
    expect(await pages((page) => `search(query: "bogs", kinds: [PAPER], ${page})`, ways)).toEqual(expected);
  }
  const { author } = await graph.data<{ author: { papers: { nodes: { slug: string }[] } } }>(
    `{ author(slug: "ada-fen") { papers(first: 100, ${order}) { nodes { slug } } } }`,
  );
  expect(author.papers.nodes.map(({ slug }) => slug)).toEqual(
    sorted.filter((paper) => paper % 2 === 0).map(slugOf),
  );
});

interface CitedPage {
  edges: { node: { slug: string } }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

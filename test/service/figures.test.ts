import { readFileSync, readdirSync } from 'node:fs';
import { killChildren } from '../support/child-process.js';
import { startServiceProcess } from '../support/service-process.js';
import { createBareDatabase } from '../support/test-database.js';

/** What the five documents give, asked of the service as a client asks. */

let url: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await createBareDatabase();
  drop = () => database.drop();
  url = await startServiceProcess({ env: { DATABASE_URL: database.url } }).ready();
});
afterAll(async () => {
  await killChildren();
  await drop();
});

async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
  expect(errors).toBeUndefined();
  return data;
}

interface PaperAnswer {
  slug: string;
  title: string;
  abstract: string | null;
  comment: string | null;
  publishedOn: string | null;
  hasCode: boolean | null;
  institutions: string[];
  commentCount: number | null;
  primaryTopic: { label: string } | null;
  authors: { edges: { position: number | null; nameAsPrinted: string | null }[] };
  listings: { yearInferred: boolean; abstract: string | null; title: string; source: { name: string } }[];
}

async function allPapers(): Promise<PaperAnswer[]> {
  const papers: PaperAnswer[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page: { papers: { nodes: PaperAnswer[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
      await ask(
        `query ($after: String) { papers(first: 50, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { slug title abstract comment publishedOn hasCode institutions commentCount primaryTopic { label }
          authors(first: 100) { edges { position nameAsPrinted } }
          listings { yearInferred abstract title source { name } } } } }`,
        { after },
      );
    papers.push(...page.papers.nodes);
    ({ hasNextPage: more, endCursor: after } = page.papers.pageInfo);
  }
  return papers;
}

function countBy<Value>(values: Value[]): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

it('counts papers, persons, topics, sources and authorships', async () => {
  expect(
    await ask('{ statistics { paperCount authorCount topicCount sourceCount authorshipCount } }'),
  ).toEqual({
    statistics: { paperCount: 151, authorCount: 162, topicCount: 10, sourceCount: 5, authorshipCount: 377 },
  });
});

it('has 325 authorships by name and 52 by page owner', async () => {
  const positions = (await allPapers()).flatMap(({ authors }) =>
    authors.edges.map(({ position }) => position),
  );
  expect(positions.filter((position) => position !== null)).toHaveLength(325);
  expect(positions.filter((position) => position === null)).toHaveLength(52);
});

it('has 24, 14, 10, 50 and 61 entries, owners stated and inferred, and no problems', async () => {
  const { sources } = await ask<{ sources: { nodes: unknown[] } }>(
    '{ sources { nodes { name kind listingCount owner { name } ownerInferred problems { line message } } } }',
  );
  const source = (
    name: string,
    kind: string,
    listingCount: number,
    owner: string | null,
    ownerInferred: boolean,
  ) => ({
    name: expect.stringMatching(new RegExp(`^${name}_`)) as unknown,
    kind,
    listingCount,
    owner: owner === null ? null : { name: owner },
    ownerInferred,
    problems: [],
  });
  expect(sources.nodes).toEqual([
    source('000', 'PROFILE_PAGE', 24, 'Tim Genewein', false),
    source('001', 'PAPER_LIST_PAGE', 14, 'Angelika Steger', true),
    source('002', 'CATALYZEX_PAGE', 10, 'Shane Legg', false),
    source('003', 'PAPER_LIST_PAGE', 50, 'Simon Osindero', true),
    source('004', 'DAILY_PAPERS_PAGE', 61, null, false),
  ]);
});

it.each([
  ['tim-genewein', 24],
  ['shane-legg', 10],
  ['angelika-steger', 14],
  ['simon-osindero', 50],
  ['gregoire-deletang', 12],
  ['jordi-grau-moya', 12],
  ['pedro-a-ortega', 9],
  ['anian-ruoss', 8],
])('%s has %i papers', async (slug, count) => {
  const data = await ask('query ($slug: String!) { author(slug: $slug) { papers { totalCount } } }', {
    slug,
  });
  expect(data).toEqual({ author: { papers: { totalCount: count } } });
});

it('counts papers by topic', async () => {
  const { topics } = await ask<{
    topics: { nodes: { code: string; label: string; papers: { totalCount: number } }[] };
  }>('{ topics(orderBy: { field: PAPER_COUNT }) { nodes { code label papers { totalCount } } } }');
  expect(topics.nodes.map(({ code, papers }) => `${code} ${papers.totalCount}`)).toEqual([
    ...['cs.LG 40', 'cs.AI 20', 'cs.CL 8', 'cs.NE 6', 'cs.CV 5', 'stat.ML 4'],
    ...['cs.SI 1', 'math.CO 1', 'math.PR 1', 'q-bio.NC 1'],
  ]);
  expect((await allPapers()).filter(({ primaryTopic }) => primaryTopic === null)).toHaveLength(64);
});

it('counts papers by year', async () => {
  const years = countBy((await allPapers()).map(({ publishedOn }) => publishedOn?.slice(0, 4) ?? 'none'));
  expect(Object.fromEntries(years)).toEqual({
    ...{ 2007: 1, 2012: 1, 2013: 1, 2015: 1, 2016: 2, 2017: 4, 2018: 10, 2019: 9, 2020: 9 },
    ...{ 2021: 12, 2022: 17, 2023: 27, 2024: 22, 2025: 27, 2026: 7, none: 1 },
  });
});

it('knows code, institutions, comments and inferred years', async () => {
  const papers = await allPapers();
  const code = countBy(papers.map(({ hasCode }) => hasCode));
  expect([code.get(true), code.get(false), code.get(null)]).toEqual([5, 82, 64]);
  expect(papers.filter(({ institutions }) => institutions.length > 0)).toHaveLength(9);
  expect(papers.filter(({ comment }) => comment !== null)).toHaveLength(6);
  const commentCounts = papers.flatMap(({ commentCount }) => commentCount ?? []);
  expect(commentCounts).toHaveLength(10);
  expect(commentCounts.reduce((sum, count) => sum + count, 0)).toBe(29);
  expect(papers.filter(({ listings }) => listings.some(({ yearInferred }) => yearInferred))).toHaveLength(22);
});

it("has Tim Genewein's metrics", async () => {
  const { author } = await ask<{ author: { metrics: unknown } }>(
    '{ author(slug: "tim-genewein") { metrics { field { label } hIndex paperCount citationCount noveltyPercent aiScore } } }',
  );
  expect(author.metrics).toEqual({
    field: { label: 'LG' },
    hIndex: 33,
    paperCount: 24,
    citationCount: 2338,
    noveltyPercent: 46,
    aiScore: 36,
  });
});

it('gives back titles, abstracts, comments and names to the letter', async () => {
  const texts = new Map(readdirSync('seeds').map((name) => [name, readFileSync(`seeds/${name}`, 'utf8')]));
  const all = [...texts.values()].join('\n');
  for (const paper of await allPapers()) {
    for (const { title, abstract, source } of paper.listings) {
      expect(texts.get(source.name)).toContain(title);
      expect(texts.get(source.name)).toContain(abstract ?? '');
    }
    expect(all).toContain(paper.comment ?? '');
    for (const { nameAsPrinted } of paper.authors.edges) expect(all).toContain(nameAsPrinted ?? '');
  }
});

it('keeps look-alikes apart and finds one person under several names', async () => {
  const { authors } = await ask<{ authors: { nodes: { name: string; nameVariants: string[] }[] } }>(
    '{ authors(first: 100, filter: { nameContains: "r" }) { nodes { name nameVariants } } }',
  );
  const variants = new Map(authors.nodes.map(({ name, nameVariants }) => [name, nameVariants]));
  expect(variants.get('Pedro A. Ortega')).toEqual(['Pedro A. Ortega', 'Pedro Ortega', 'Pedro A Ortega']);
  expect(variants.get('Tom McGrath')).toEqual(['Tom McGrath', 'Thomas McGrath']);
  const apart = [
    'Florian Meier',
    'Robert Meier',
    'Tom Everitt',
    'Tom Erez',
    'Marcus Hutter',
    'Markus Kunesch',
  ];
  expect([...variants.keys()]).toEqual(expect.arrayContaining(apart));
  expect(
    await ask('{ a: author(slug: "kevin-li") { name } b: author(slug: "li-kevin-wenliang") { name } }'),
  ).toEqual({
    a: { name: 'Kevin Li' },
    b: { name: 'Li Kevin Wenliang' },
  });
});

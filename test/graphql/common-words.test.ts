import type { DataSource } from 'typeorm';
import { type Graph, openGraph } from '../support/graph.js';

/** More papers than any bound on what is ranked or looked at, newest first by number: made in one statement each. */
const PAPERS = 3_000;

let graph: Graph;
beforeAll(async () => {
  graph = await openGraph('empty');
  await makePapers(graph.dataSource);
});
afterAll(() => graph.close());

/**
 * Paper n is of the n-th last day; the last ten have none. All say `common`; every third `third`; the oldest
 * 20 say `ancient`; `deep net` is a phrase in every 100th, and both words stand in all. The older the paper,
 * the better it meets `common`.
 */
async function makePapers(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    `insert into papers (slug, title, title_key, title_folded, sort_date, published_on, authors_complete)
     select 'p-' || n, title, title, title, coalesce(day, '-infinity'), day, true
     from (
       select n, case when n <= $1 - 10 then date '2025-01-01' - n end as day,
         'common ' || n || case when n % 3 = 0 then ' third' else '' end
           || case when n > $1 - 20 then ' ancient' else '' end
           || case when n % 100 = 0 then ' deep net' else ' deep x net' end as title
       from generate_series(1, $1::integer) n
     ) made order by n desc`,
    [PAPERS],
  );
  await dataSource.query(
    `insert into paper_words (paper_id, sort_date, text_search)
     select id, sort_date, setweight(to_tsvector('simple', title), 'A')
       || to_tsvector('simple', repeat('common ', substr(slug, 3)::integer / 300))
     from papers order by id`,
  );
  await dataSource.query('analyze');
}

interface PageAnswer {
  nodes: { slug: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

async function walk(list: (page: string) => string): Promise<number[]> {
  const numbers: number[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page: string = after === null ? 'first: 100' : `first: 100, after: "${after}"`;
    const { list: answer } = await graph.data<{ list: PageAnswer }>(
      `{ list: ${list(page)} { nodes { ... on Paper { slug } } pageInfo { hasNextPage endCursor } } }`,
    );
    numbers.push(...answer.nodes.map(({ slug }) => Number(slug.slice(2))));
    ({ hasNextPage: more, endCursor: after } = answer.pageInfo);
  }
  return numbers;
}

const papers = (text: string, order: string) => (page: string) =>
  `papers(${page}, filter: { text: ${JSON.stringify(text)} }, orderBy: ${order})`;
const search = (text: string) => (page: string) =>
  `search(${page}, kinds: [PAPER], query: ${JSON.stringify(text)})`;

const upTo = (count: number, meets: (n: number) => boolean) =>
  Array.from({ length: count }, (_, place) => place + 1).filter(meets);
it.each([
  ['common', () => true],
  ['third', (n: number) => n % 3 === 0],
  ['ancient', (n: number) => n > PAPERS - 20],
  ['"deep net"', (n: number) => n % 100 === 0],
  ['common -third', (n: number) => n % 3 !== 0],
])('gives all papers with %s, the newest first, the words being common or rare', async (text, meets) => {
  expect(await walk(papers(text, '{ field: PUBLISHED_ON }'))).toEqual(upTo(PAPERS, meets));
});

it('gives them the oldest first, those without a date last', async () => {
  const found = await walk(papers('third', '{ field: PUBLISHED_ON, direction: ASC }'));
  const dated = upTo(PAPERS - 10, (n) => n % 3 === 0).reverse();
  expect(found.slice(0, dated.length)).toEqual(dated);
  expect(found.slice(dated.length).sort()).toEqual([2991, 2994, 2997, 3000]);
});

it('measures the relevance of the newest 1,000, and lists the others behind them', async () => {
  const found = await walk(papers('common', '{ field: RELEVANCE }'));
  expect([...found].sort((a, b) => a - b)).toEqual(upTo(PAPERS, () => true));
  expect(Math.max(...found.slice(0, 1_000))).toBe(1_000);
  expect(found.slice(0, 101).every((n) => n >= 900)).toBe(true);
});

it('ranks the newest 1,000 papers in a search, and counts those', async () => {
  const found = await walk(search('common'));
  expect([...found].sort((a, b) => a - b)).toEqual(upTo(1_000, () => true));
  const { search: counted } = await graph.data<{ search: { totalCount: number } }>(
    '{ search(query: "common") { totalCount } }',
  );
  expect(counted.totalCount).toBe(1_000);
});

it('looks for a phrase in the newest 2,000 papers with its words', async () => {
  const found = await walk(search('"deep net"'));
  expect(found.sort((a, b) => a - b)).toEqual(upTo(2_000, (n) => n % 100 === 0));
});

it('finds a rare word among the oldest papers', async () => {
  expect(await walk(search('ancient'))).toHaveLength(20);
});

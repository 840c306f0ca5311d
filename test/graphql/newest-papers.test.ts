import { type Graph, openGraph } from '../support/graph.js';

/**
 * So many that each way to the newest 1,000 is gone: the newest read one by one (a word of every second paper), both indexes (of every
 * fifth), all that the index gives (of every twentieth), and all where the newest have too few.
 */
const PAPERS = 12_000;
const OLDER = 9_400;

let graph: Graph;
beforeAll(async () => {
  graph = await openGraph('empty');
  // Paper n is of the n-th last day. `ancient`, `older` and `midway` stand in none of the newest papers, though in many.
  await graph.dataSource.query(
    `insert into papers (slug, title, title_key, title_folded, sort_date, published_on, authors_complete, has_code)
     select 'p-' || n, title, title, title, day, day, true, n % 2 = 0
     from (
       select n, date '2025-01-01' - n as day,
         concat_ws(' ', 'heron ' || n, case when n % 2 = 0 then 'second' end, case when n % 5 = 0 then 'fifth lake' end,
           case when n % 20 = 0 then 'twentieth' end, case when n > $1 / 2 then 'ancient' end,
           case when n > ${OLDER} then 'older' end,
           case when n between 6401 and 9000 then 'midway' end, case when n % 4 = 0 then 'deep lake' else 'lake deep' end) as title
       from generate_series(1, $1::integer) n
     ) made order by n desc`,
    [PAPERS],
  );
  await graph.dataSource.query(
    `insert into paper_words (paper_id, sort_date, text_search)
     select id, sort_date, setweight(to_tsvector('simple', title), 'A') from papers order by id`,
  );
  await graph.dataSource.query(
    `insert into lexemes (lexeme, paper_count)
     select word, ndoc from ts_stat('select text_search from paper_words')
     union all select '', count(*) from paper_words`,
  );
  await graph.dataSource.query('analyze');
});
afterAll(() => graph.close());

interface Listed {
  totalCount: number;
  totalCountIsExact: boolean;
  nodes: { slug: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

/** The numbers of the papers that a search lists. */
async function listed(text: string, more = ''): Promise<Listed & { numbers: number[] }> {
  const numbers: number[] = [];
  for (let after = ''; ;) {
    const { search } = await graph.data<{ search: Listed }>(
      `{ search(query: ${JSON.stringify(text)}, kinds: [PAPER], first: 100 ${more} ${after}) {
          totalCount totalCountIsExact nodes { ... on Paper { slug } } pageInfo { hasNextPage endCursor } } }`,
    );
    numbers.push(...search.nodes.map(({ slug }) => Number(slug.slice(2))));
    if (!search.pageInfo.hasNextPage) return { ...search, numbers: numbers.sort((a, b) => a - b) };
    after = `, after: "${search.pageInfo.endCursor}"`;
  }
}

const newest = (most: number, meets: (n: number) => boolean) =>
  Array.from({ length: PAPERS }, (_, place) => place + 1)
    .filter(meets)
    .slice(0, most);

it.each([
  ['second', (n: number) => n % 2 === 0],
  ['fifth', (n: number) => n % 5 === 0],
  ['twentieth', (n: number) => n % 20 === 0],
  ['second fifth', (n: number) => n % 10 === 0],
  ['fifth second heron', (n: number) => n % 10 === 0],
  ['ancient', (n: number) => n > PAPERS / 2],
  ['older', (n: number) => n > OLDER],
  ['midway', (n: number) => n > 6_400 && n <= 9_000],
  ['older fifth', (n: number) => n > OLDER && n % 5 === 0],
  ['second -fifth', (n: number) => n % 2 === 0 && n % 5 !== 0],
  ['"deep lake"', (n: number) => n % 4 === 0],
])('ranks the newest 1,000 papers with %s', async (text, meets) => {
  const { numbers, totalCount, totalCountIsExact } = await listed(text, ', match: ALL');
  const all = newest(PAPERS, meets).length;
  const expected = /^"|-/.test(text) ? numbers.length : 1_000;
  expect(numbers).toEqual(newest(expected, meets));
  expect(totalCount).toBe(numbers.length);
  expect(totalCountIsExact).toBe(numbers.length === all);
});

it.each([
  ['second', 'hasCode: true', (n: number) => n % 2 === 0],
  ['fifth', 'hasCode: true', (n: number) => n % 10 === 0],
  ['fifth', 'publishedOn: { to: "2000-01-01" }', (n: number) => n % 5 === 0 && n > 9131],
  ['lake', 'hasCode: true', (n: number) => n % 2 === 0],
  ['lake', 'publishedOn: { to: "2005-01-01" }', (n: number) => n > 7_304],
  ['older', 'hasCode: false', (n: number) => n > OLDER && n % 2 === 1],
])('ranks the newest 1,000 papers with %s that meet %s', async (text, filter, meets) => {
  const { numbers } = await listed(text, `, match: ALL, filter: { ${filter} }`);
  expect(numbers).toEqual(newest(1_000, meets));
});

it('looks for a phrase in the newest 2,000 papers with its words', async () => {
  const { numbers } = await listed('"deep lake"', ', match: ALL');
  expect(numbers.length).toBeGreaterThanOrEqual(500);
  expect(numbers).toEqual(newest(numbers.length, (n) => n % 4 === 0));
});

import { type Graph, openGraph } from '../support/graph.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('seeded')));
afterAll(() => graph.close());

interface Listed {
  totalCount: number;
  totalCountIsExact: boolean;
  edges: { cursor: string; score: number; node: { id: string; title?: string; publishedOn?: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
}

const LIST = `totalCount totalCountIsExact
  edges { cursor score node { ... on Paper { id title publishedOn } ... on Author { id } ... on Topic { id } } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;

async function search(args: string): Promise<Listed> {
  const { search } = await graph.data<{ search: Listed }>(`{ search(${args}) { ${LIST} } }`);
  return search;
}

const ids = ({ edges }: Listed) => edges.map(({ node }) => node.id);

const FACETS = `facets { years { year count } topics { topic { code } count }
  institutions { institution count } hasCode { value count } authors(first: 5) { author { name } count } }`;

const FILTER = 'topics: ["cs.LG"], publishedOn: { from: "2019-01-01" }';

it('holds papers to the filter, and finds nothing else', async () => {
  const all = await search('query: "learning", first: 100');
  const listed = await search(`query: "learning", match: ALL, first: 100, filter: { ${FILTER} }`);
  expect(ids(listed).length).toBeGreaterThan(5);
  expect(ids(listed).length).toBeLessThan(all.edges.length);
  const { papers } = await graph.data<{ papers: { nodes: { id: string }[] } }>(
    `{ papers(first: 100, filter: { text: "learning", ${FILTER} }) { nodes { id } } }`,
  );
  expect(new Set(ids(listed))).toEqual(new Set(papers.nodes.map(({ id }) => id)));
  expect(listed.totalCount).toBe(papers.nodes.length);
  expect(listed.edges.map(({ score }) => score)).toEqual(
    all.edges.filter(({ node }) => ids(listed).includes(node.id)).map(({ score }) => score),
  );
});

it('takes an empty filter for none', async () => {
  expect(ids(await search('query: "machine learning", filter: {}'))).toEqual(
    ids(await search('query: "machine learning"')),
  );
});

it.each([
  ['kinds: [AUTHOR, PAPER], filter: { hasCode: true }', 'filter'],
  ['kinds: [TOPIC], orderBy: { field: TITLE }', 'orderBy'],
])('refuses kinds that %s has no place for', async (args, given) => {
  const { errors, statements } = await graph.query(`{ search(query: "x", ${args}) { totalCount } }`);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'kinds' });
  expect(errors?.[0]?.message).toContain(`"${given}"`);
  expect(statements).toEqual([]);
});

it('checks the filter as that of a list', async () => {
  const { errors } = await graph.query('{ search(query: "x", filter: { text: "\\u0000" }) { totalCount } }');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'filter' });
});

it.each([
  ['', (listed: Listed) => listed.edges.map(({ score }) => -score)],
  [
    ', orderBy: { field: RELEVANCE, direction: ASC }',
    (listed: Listed) => listed.edges.map(({ score }) => score),
  ],
  [
    ', orderBy: { field: PUBLISHED_ON, direction: ASC }',
    (listed: Listed) => listed.edges.map(({ node }) => node.publishedOn ?? '9999'),
  ],
  [
    ', orderBy: { field: TITLE, direction: ASC }',
    (listed: Listed) =>
      listed.edges.map(({ node }) => node.title?.toLowerCase().replaceAll(/[^a-z0-9 ]/g, ' ')),
  ],
])('gives the same hits in the order of %j', async (orderBy, keysOf) => {
  const kinds = ', kinds: [PAPER], match: ALL';
  const listed = await search(`query: "learning", first: 100${kinds}${orderBy}`);
  const keys = keysOf(listed);
  expect(keys).toEqual(
    [...keys].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : Number((a ?? '') > (b ?? '')))),
  );
  expect(ids(listed).sort()).toEqual(ids(await search(`query: "learning", first: 100${kinds}`)).sort());
});

it.each(['', ', orderBy: { field: PUBLISHED_ON, direction: DESC }', ', orderBy: { field: TITLE }'])(
  'pages both ways%s',
  async (orderBy) => {
    const query = `query: "learning or networks"${orderBy}`;
    const forwards = [await search(`${query}, first: 23`)];
    while (forwards.at(-1)?.pageInfo.hasNextPage)
      forwards.push(await search(`${query}, first: 23, after: "${forwards.at(-1)?.pageInfo.endCursor}"`));
    const backwards = [await search(`${query}, last: 23`)];
    while (backwards[0]?.pageInfo.hasPreviousPage)
      backwards.unshift(await search(`${query}, last: 23, before: "${backwards[0].pageInfo.startCursor}"`));
    const whole = forwards.flatMap(ids);
    expect(whole.length).toBeGreaterThan(46);
    expect(new Set(whole).size).toBe(forwards[0]?.totalCount);
    expect(backwards.flatMap(ids)).toEqual(whole);
    expect(forwards.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual(
      forwards.map((_, place) => place > 0),
    );
    expect(backwards.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual(
      backwards.map((_, place) => place < backwards.length - 1),
    );
  },
);

it('refuses a cursor of another order', async () => {
  const { pageInfo } = await search('query: "learning", first: 1, kinds: [PAPER]');
  const { errors } = await graph.query(
    `{ search(query: "learning", after: "${pageInfo.endCursor}", orderBy: { field: TITLE }) { totalCount nodes { __typename } } }`,
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
});

it('has the facets of the papers that meet the query and the filter', async () => {
  for (const text of ['learning', '"neural networks" -meta', 'genewein or steger']) {
    const data = await graph.data<Record<'search' | 'papers', { facets: unknown }>>(
      `query ($text: String!) {
        search(query: $text, match: ALL, first: 1, filter: { ${FILTER} }) { ${FACETS} }
        papers(first: 1, filter: { text: $text, ${FILTER} }) { ${FACETS} }
      }`,
      { text: text.includes('genewein') ? 'learning' : text },
    );
    expect(data.search.facets).toEqual(data.papers.facets);
  }
});

it('reads no page for the facets, and one statement for all but the authors', async () => {
  const { statements, errors } = await graph.query(
    `{ search(query: "learning") { a: facets { years { count } } b: facets { hasCode { count } } } }`,
  );
  expect(errors).toBeUndefined();
  expect(statements.sort()).toEqual(['searchFacets', 'wordCounts']);
});

describe('authors of a list', () => {
  interface Counts {
    facets: { authors: { author: { slug: string; name: string }; count: number }[] };
  }
  const authors = async (list: string, first: number) => {
    const data = await graph.data<{ list: Counts }>(
      `{ list: ${list} { facets { authors(first: ${first}) { author { slug name } count } } } }`,
    );
    return data.list.facets.authors.map(({ author, count }) => ({ ...author, count }));
  };

  /** By a walk through all papers that the list gives. */
  const plain = async (list: string) => {
    const data = await graph.data<{
      list: { nodes: { authors: { nodes: { slug: string; name: string }[] } }[] };
    }>(`{ list: ${list} { nodes { ... on Paper { authors(first: 100) { nodes { slug name } } } } } }`);
    const counts = new Map<string, { slug: string; name: string; count: number }>();
    for (const author of data.list.nodes.flatMap(({ authors }) => authors.nodes)) {
      const { count = 0 } = counts.get(author.slug) ?? {};
      counts.set(author.slug, { ...author, count: count + 1 });
    }
    return counts;
  };

  it.each([
    'papers(first: 100, filter: { text: "learning" })',
    'papers(first: 100, filter: { topics: ["cs.LG"], hasCode: true })',
    'search(first: 100, query: "optimal agents", kinds: [PAPER])',
    'search(first: 100, query: "networks", filter: { topics: ["cs.LG"] })',
  ])('of %s are those of its papers, most papers first', async (list) => {
    const expected = await plain(list);
    const found = await authors(list, 100);
    expect(found.length).toBe(Math.min(100, expected.size));
    for (const row of found) expect(row).toEqual(expected.get(row.slug));
    const counts = found.map(({ count }) => count);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(await authors(list, 3)).toEqual(found.slice(0, 3));
    const least = counts.at(-1) ?? 0;
    for (const { slug, count } of expected.values())
      if (count > least) expect(found.map((row) => row.slug)).toContain(slug);
  });

  it('of the whole store are the authors with most papers', async () => {
    const { authors: known } = await graph.data<{ authors: { nodes: { slug: string }[] } }>(
      '{ authors(first: 10, orderBy: { field: PAPER_COUNT }) { nodes { slug } } }',
    );
    expect((await authors('papers(filter: {})', 10)).map(({ slug }) => slug)).toEqual(
      known.nodes.map(({ slug }) => slug),
    );
  });

  it('of a person are led by the person', async () => {
    const { author } = await graph.data<{ author: { papers: Counts & { totalCount: number } } }>(
      `{ author(slug: "gregoire-deletang") { papers { totalCount facets { authors(first: 2) { author { slug name } count } } } } }`,
    );
    expect(author.papers.facets.authors[0]).toMatchObject({
      author: { slug: 'gregoire-deletang' },
      count: author.papers.totalCount,
    });
  });

  it.each([0, 101])('refuses to give the first %i', async (first) => {
    const { errors } = await graph.query(`{ papers { facets { authors(first: ${first}) { count } } } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'first' });
  });
});

describe('of more papers than are ranked', () => {
  it('says that the count is a bound, and counts facets over all of them', async () => {
    await graph.dataSource.query(
      `with made as (
         insert into papers (slug, title, title_key, title_folded, sort_date, published_on, authors_complete)
         select 'heron-' || n, 'Heron ' || n, 'heron ' || n, 'heron ' || n, date '2020-01-01' + n, date '2020-01-01' + n, true
         from generate_series(1, 1200) n returning id, sort_date
       )
       insert into paper_words (paper_id, sort_date, text_search)
       select id, sort_date, '''heron'':1A'::tsvector from made`,
    );
    interface Bound extends Listed {
      facets: { years: { year: number; count: number }[] };
    }
    const { many, few } = await graph.data<{ many: Bound; few: Bound }>(
      `{ many: search(query: "heron", kinds: [PAPER]) { totalCount totalCountIsExact facets { years { year count } } }
         few: search(query: "heron", filter: { publishedOn: { to: "2020-03-01" } }) {
           totalCount totalCountIsExact facets { years { year count } } } }`,
    );
    expect(many).toMatchObject({ totalCount: 1000, totalCountIsExact: false });
    expect(many.facets.years.reduce((sum, { count }) => sum + count, 0)).toBe(1200);
    expect(few).toMatchObject({ totalCount: 60, totalCountIsExact: true });
    expect(few.facets.years).toEqual([{ year: 2020, count: 60 }]);
  });
});

import { type Graph, openGraph } from '../support/graph.js';

/** More papers than authors are counted over: `Early` wrote the 100 oldest and one of the newest, `Late` the three newest. */
const PAPERS = 20_100;

let graph: Graph;
beforeAll(async () => {
  graph = await openGraph('empty');
  await graph.dataSource.query(
    `insert into papers (slug, title, title_key, title_folded, sort_date, published_on, authors_complete, has_code)
     select 'p-' || n, 'Heron ' || n, 'heron ' || n, 'heron ' || n, date '2025-01-01' - n, date '2025-01-01' - n, true, n % 2 = 0
     from generate_series(1, $1::integer) n`,
    [PAPERS],
  );
  await graph.dataSource.query(
    `insert into paper_words (paper_id, sort_date, text_search)
     select id, sort_date, '''heron'':1A'::tsvector from papers order by id`,
  );
  await graph.dataSource.query(`insert into lexemes (lexeme, paper_count) values ('', $1), ('heron', $1)`, [
    PAPERS,
  ]);
  await graph.dataSource.query(
    `with written as (
       insert into authors (slug, name, name_folded, paper_count)
       values ('early', 'Early', 'early', 101), ('late', 'Late', 'late', 3) returning id, slug
     )
     insert into authorships (paper_id, author_id, position, name_as_printed, sort_date)
     select p.id, w.id, 1, w.slug, p.sort_date
     from papers p join written w on case w.slug
       when 'late' then p.slug in ('p-1', 'p-2', 'p-3')
       else p.slug = 'p-9' or substr(p.slug, 3)::integer > $1::integer - 100 end`,
    [PAPERS],
  );
  await graph.dataSource.query('analyze');
});
afterAll(() => graph.close());

interface Counted {
  years: { count: number }[];
  authors: { author: { slug: string }; count: number }[];
}

async function facetsOf(args: string) {
  const { search } = await graph.data<{ search: { facets: Counted } }>(
    `{ search(query: "heron" ${args}) { facets { years { count } authors { author { slug } count } } } }`,
  );
  return {
    papers: search.facets.years.reduce((sum, { count }) => sum + count, 0),
    authors: search.facets.authors.map(({ author, count }) => [author.slug, count]),
  };
}

it('counts who wrote most over the newest 20,000 papers, and all else over all', async () => {
  expect(await facetsOf('')).toEqual({
    papers: PAPERS,
    authors: [
      ['late', 3],
      ['early', 1],
    ],
  });
});

it('counts who wrote most over all papers where a filter leaves fewer', async () => {
  expect(await facetsOf(', filter: { hasCode: true }')).toEqual({
    papers: PAPERS / 2,
    authors: [
      ['early', 50],
      ['late', 1],
    ],
  });
});

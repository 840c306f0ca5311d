import { QUESTIONS } from '../../bench/search-questions.js';
import { type Graph, openGraph } from '../support/graph.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('seeded')));
afterAll(() => graph.close());

interface Found {
  titles: string[];
  reading: {
    required: string[];
    relaxed: string[];
    authors: { name: string }[];
    corrected: { typed: string; taken: string }[];
  };
  totalCount: number;
}

async function search(query: string, { first = 20, match = 'BEST' } = {}): Promise<Found> {
  const { search } = await graph.data<{
    search: { nodes: { title: string }[]; reading: Found['reading']; totalCount: number };
  }>(
    `query ($query: String!, $first: Int, $match: SearchMatch) {
      search(query: $query, first: $first, match: $match, kinds: [PAPER]) {
        nodes { ... on Paper { title } } totalCount
        reading { required relaxed authors { name } corrected { typed taken } }
      }
    }`,
    { query, first, match },
  );
  return { ...search, titles: search.nodes.map(({ title }) => title) };
}

it('finds what was meant among the first five for 58 of 60 questions, and something for each', async () => {
  expect(QUESTIONS).toHaveLength(60);
  const missed: string[] = [];
  for (const { query, titles } of QUESTIONS) {
    const found = await search(query, { first: 5 });
    expect(found.titles).not.toEqual([]);
    if (!found.titles.some((title) => titles.includes(title))) missed.push(query);
  }
  expect(missed.length).toBeLessThanOrEqual(2);
});

it('has right papers for its questions in the store', async () => {
  const { papers } = await graph.data<{ papers: { nodes: { title: string }[] } }>(
    '{ papers(first: 100) { nodes { title } } }',
  );
  const { papers: others } = await graph.data<{ papers: { nodes: { title: string }[] } }>(
    '{ papers(last: 100) { nodes { title } } }',
  );
  const known = new Set([...papers.nodes, ...others.nodes].map(({ title }) => title));
  for (const { titles } of QUESTIONS) for (const title of titles) expect(known).toContain(title);
});

it('lets words go, the commonest first, where too few papers have all of them', async () => {
  const { titles, reading } = await search('chess transformers evolutionary');
  expect(titles.length).toBeGreaterThan(0);
  expect(reading.required).not.toContain('transformers');
  expect(reading.relaxed[0]).toBe('transformers');
  expect([...reading.required, ...reading.relaxed].sort()).toEqual(['chess', 'evolutionary', 'transformers']);
});

it('lets none go where every word must be met, nor a phrase, nor an exclusion', async () => {
  expect((await search('chess transformers evolutionary', { match: 'ALL' })).titles).toEqual([]);
  expect((await search('reinforcment lerning', { match: 'ALL' })).titles).toEqual([]);
  expect((await search('"chess evolutionary" transformers')).titles).toEqual([]);
  const { titles } = await search('chess evolutionary -transformers');
  expect(titles.length).toBeGreaterThan(0);
  expect(titles).not.toContain('Amortized Planning with Large-Scale Transformers: A Case Study on Chess');
});

it('puts papers that have every word before those that lack some', async () => {
  const all = await search('meta learning agents bayes', { match: 'ALL' });
  const best = await search('meta learning agents bayes');
  expect(all.titles.length).toBeGreaterThan(0);
  expect(best.titles.slice(0, all.titles.length)).toEqual(all.titles);
});

it('says what it took instead of words that nothing holds', async () => {
  const { reading } = await search('retrosyntetic planing');
  expect(reading.corrected).toEqual([
    { typed: 'retrosyntetic', taken: 'retrosynthetic' },
    { typed: 'planing', taken: 'planning' },
  ]);
  expect((await search('planning')).reading.corrected).toEqual([]);
});

it('corrects words by what abstracts say, also where no title has the word', async () => {
  expect((await search('"inputs"', { match: 'ALL' })).titles.length).toBeGreaterThan(0);
  const inTitles: unknown[] = await graph.dataSource.query(
    `select from search_words where word in ('input', 'inputs')`,
  );
  expect(inTitles).toEqual([]);
  expect((await search('inptus')).reading.corrected).toEqual([{ typed: 'inptus', taken: 'inputs' }]);
  expect((await search('inptus', { match: 'ALL' })).titles).toEqual([]);
});

it('takes a word as it is that abstracts alone say, also where a title has one that is near', async () => {
  const { reading, titles } = await search('inputs');
  expect(reading.corrected).toEqual([]);
  expect(titles.length).toBeGreaterThan(0);
});

it('looks for two typing errors in a long word', async () => {
  expect((await search('retrosynhteitc')).reading.corrected).toEqual([
    { typed: 'retrosynhteitc', taken: 'retrosynthetic' },
  ]);
});

it('finds what two words say that were written as one, also where another word is unknown', async () => {
  const { titles, reading } = await search('worldmodels xqzzt');
  expect(reading.corrected).toEqual([{ typed: 'worldmodels', taken: 'world models' }]);
  expect(titles.some((title) => /world model/i.test(title))).toBe(true);
});

it('takes a word that no text knows for the name of its bearers', async () => {
  const { reading, titles } = await search('Wolczyk predictive intelligence');
  expect(reading.authors.map(({ name }) => name)).toEqual(['Maciej Wołczyk']);
  expect(titles[0]).toMatch(/^Embedded Universal Predictive Intelligence/);
});

it.each([
  ['a filter', 'filter: { publishedOn: { to: "1990-01-01" } }'],
  ['another order', 'orderBy: { field: PUBLISHED_ON }'],
])('names the bearers also with %s, where papers alone are found', async (_name, args) => {
  const { search: found } = await graph.data<{
    search: { reading: { authors: { name: string }[] }; nodes: { __typename: string }[] };
  }>(`{ search(query: "Wolczyk", ${args}) { reading { authors { name } } nodes { __typename } } }`);
  expect(found.reading.authors).toEqual([{ name: 'Maciej Wołczyk' }]);
  expect(found.nodes.every(({ __typename }) => __typename === 'Paper')).toBe(true);
});

it('says the same reading on every page', async () => {
  const [first, more] = [
    await search('chess transformers evolutionary', { first: 1 }),
    await search('chess transformers evolutionary'),
  ];
  expect(first.reading).toEqual(more.reading);
  expect(first.totalCount).toBe(more.totalCount);
});

it('finds nothing for words of which none is known or near to one', async () => {
  expect((await search('xqzzt wvvkk')).titles).toEqual([]);
});

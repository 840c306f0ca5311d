import { readFileSync } from 'node:fs';
import { loadRecords } from '../support/load-records.js';
import { type RealServer, startRealServer } from '../support/real-server.js';

let server: RealServer;
beforeAll(async () => {
  server = await startRealServer();
  await loadRecords(server.dataSource, 'peat.jsonl', PEAT);
});
afterAll(() => server.close());

const LACKED = 'DOI:10.1000/tarn\t1990\tOf Tarns';

/** Twelve on one subject, of which all but the first cite the first, and five what is not here. */
const PEAT = Array.from({ length: 12 }, (_, place) => ({
  title: `Sphagnum peatlands, part ${place + 1}`,
  byline: { names: ['Mara Lind', `Ola ${'ABCDEFGHIJKL'[place] ?? ''}berg`], truncated: false },
  publishedOn: `2020-01-${String(place + 1).padStart(2, '0')}`,
  identifiers: [{ scheme: 'DOI' as const, value: `10.1000/peat${place + 1}` }],
  ...{
    venue: 'Mires',
    volume: '7',
    pages: `${place}1-${place}9`,
    publicationType: 'ARTICLE',
    citedByCount: place,
  },
  references: [...(place === 0 ? [] : ['DOI:10.1000/peat1']), ...(place < 5 ? [LACKED] : [])],
}));

interface Review {
  search: {
    totalCount: number;
    facets: {
      years: { year: number; count: number }[];
      authors: { author: { name: string }; count: number }[];
    };
    nodes: {
      title: string;
      citationCount: number;
      statedCitations: { count: number }[];
      links: { url: string }[];
    }[];
  };
  missingWorks: { citedByCount: number; work: { title: string } }[];
  bibliography: { nodes: { citation: string }[] };
}

it('answers a whole review in one request: hits, facets, citations, what is lacking, and the first ten to cite', async () => {
  const query = readFileSync('schema/examples/16-a-review-in-one-request.graphql', 'utf8');
  const { status, data, errors } = await server.ask(query, { words: 'sphagnum' });
  expect([status, errors]).toEqual([200, []]);
  const { search, missingWorks, bibliography } = data as Review;
  expect(search.totalCount).toBe(12);
  expect(search.facets.years).toContainEqual({ year: 2020, count: 12 });
  expect(search.facets.authors[0]).toMatchObject({ author: { name: 'Mara Lind' }, count: 12 });
  expect(search.nodes).toHaveLength(12);
  expect(search.nodes.find(({ title }) => title.endsWith('part 1'))?.citationCount).toBe(11);
  for (const { title, statedCitations, links } of search.nodes) {
    const number = Number(/\d+$/.exec(title)?.[0]);
    expect(statedCitations).toMatchObject([{ count: number - 1 }]);
    expect(links).toContainEqual({ url: `https://doi.org/10.1000/peat${number}`, kind: 'LANDING_PAGE' });
  }
  expect(missingWorks).toMatchObject([{ citedByCount: 5, work: { title: 'Of Tarns', year: 1990 } }]);
  expect(bibliography.nodes).toHaveLength(10);
  for (const { citation } of bibliography.nodes)
    expect(citation).toMatch(/^@article\{sphagnum-peatlands-part-\d+,[^@]*journal = \{Mires\}[^@]*\}\n$/);
});

import { type Graph, openGraph } from '../support/graph.js';
import {
  ARXIV,
  OPENALEX,
  arxivRecord,
  emptyStore,
  importWhole,
  openAlexRecord,
} from '../support/import-records.js';
import { checkInvariants } from '../support/check-invariants.js';
import type { BulkRecord } from '../../src/record.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('empty')));
afterAll(() => graph.close());
beforeEach(() => emptyStore(graph.dataSource));
afterEach(() => checkInvariants(graph.dataSource));

const ISSN = '0028-0836';

interface Shown {
  slug: string;
  name: string;
  issn: string | null;
  papers: { totalCount: number; nodes: { title: string }[] };
}

const work = (number: number, rest: Partial<BulkRecord>) =>
  openAlexRecord(`W${number}`, `The bogs of region ${number}`, [['Ana Lee']], rest);

const works = (...given: ReturnType<typeof work>[]) => importWhole(graph.dataSource, OPENALEX, given);

async function venues(): Promise<{ name: string; issn: string | null; slug: string; papers: number }[]> {
  const { venues } = await graph.data<{ venues: { nodes: Shown[] } }>(
    '{ venues { nodes { slug name issn papers { totalCount } } } }',
  );
  return venues.nodes.map(({ papers, ...venue }) => ({ ...venue, papers: papers.totalCount }));
}

it('is one by its ISSN, and a name alone is that of the only ISSN it stands with', async () => {
  await works(
    work(1, { venue: 'Annals of Peat', issn: ISSN }),
    work(2, { venue: 'Ann. Peat', issn: ISSN }),
    work(3, { venue: 'The annals of peat' }),
    work(4, { venue: 'Annals of Peat' }),
  );
  expect(await venues()).toEqual([{ name: 'Annals of Peat', issn: ISSN, slug: 'annals-of-peat', papers: 4 }]);
});

it.each([[true], [false]])('does not depend on what comes first: the name alone %s', async (nameFirst) => {
  const alone = work(1, { venue: 'Annals of Peat' });
  const known = work(2, { venue: 'Annals of Peat', issn: ISSN });
  await works(nameFirst ? alone : known);
  await works(nameFirst ? known : alone);
  expect(await venues()).toEqual([{ name: 'Annals of Peat', issn: ISSN, slug: 'annals-of-peat', papers: 2 }]);
});

it('leaves a name alone that stands with two ISSNs, and has three venues then', async () => {
  await works(work(1, { venue: 'Peat', issn: ISSN }), work(2, { venue: 'Peat' }));
  expect((await venues()).map(({ papers }) => papers)).toEqual([2]);
  await works(work(3, { venue: 'Peat', issn: '1234-5679' }));
  const three = await venues();
  expect(three.map(({ issn, papers }) => `${issn} ${papers}`).sort()).toEqual([
    '0028-0836 1',
    '1234-5679 1',
    'null 1',
  ]);
  expect(new Set(three.map(({ slug }) => slug)).size).toBe(3);
});

it('keeps its address when it is renamed, and goes when its last paper names another', async () => {
  await works(work(1, { venue: 'Annals of Peat', issn: ISSN }));
  await works(work(2, { venue: 'Peat Letters', issn: ISSN }), work(3, { venue: 'Peat Letters', issn: ISSN }));
  expect(await venues()).toEqual([{ name: 'Peat Letters', issn: ISSN, slug: 'annals-of-peat', papers: 3 }]);
  await works(...[1, 2, 3].map((number) => work(number, { venue: 'Fen' })));
  expect(await venues()).toEqual([{ name: 'Fen', issn: null, slug: 'fen', papers: 3 }]);
  const { venue } = await graph.data<{ venue: unknown }>('{ venue(slug: "annals-of-peat") { name } }');
  expect(venue).toBeNull();
});

it('is found by the address of one that it has turned out to be', async () => {
  await works(work(1, { venue: 'Ann. Peat', issn: ISSN }), work(2, { venue: 'Annals of Peat' }));
  expect(await venues()).toHaveLength(2);
  await works(work(3, { venue: 'Annals of Peat', issn: ISSN }));
  const found = await graph.data<Record<'one' | 'other', { slug: string }>>(
    '{ one: venue(slug: "ann-peat") { slug } other: venue(slug: "annals-of-peat") { slug } }',
  );
  expect(found).toEqual({ one: { slug: 'ann-peat' }, other: { slug: 'ann-peat' } });
  const { papers } = await graph.data<{ papers: { totalCount: number } }>(
    '{ papers(filter: { venues: ["annals-of-peat"] }) { totalCount } }',
  );
  expect(papers.totalCount).toBe(3);
});

it('is none for a preprint, and where one listing names a server and the other a journal it is the journal', async () => {
  const doi = [{ scheme: 'DOI' as const, value: '10.1000/1' }];
  await importWhole(graph.dataSource, ARXIV, [
    arxivRecord('2001.00001', 'The bogs of region 1', ['Ana Lee'], {
      venue: 'arXiv preprint arXiv:2001.00001',
      publicationType: 'PREPRINT',
    }),
    arxivRecord('2001.00002', 'On moss', ['Ana Lee'], { venue: 'arXiv (Cornell University)' }),
  ]);
  await works(
    work(1, {
      venue: 'Peat',
      volume: '7',
      publicationType: 'ARTICLE',
      identifiers: [...doi, { scheme: 'ARXIV', value: '2001.00001' }],
    }),
  );
  const { papers } = await graph.data<{ papers: { nodes: unknown[] } }>(
    `{ papers(orderBy: { field: TITLE, direction: ASC }) {
      nodes { title volume venue { name } versions { label venue { name } } }
    } }`,
  );
  expect(papers.nodes).toEqual([
    {
      title: 'On moss',
      volume: null,
      venue: null,
      versions: [{ label: 'submitted', venue: null }],
    },
    {
      title: 'The bogs of region 1',
      volume: '7',
      venue: { name: 'Peat' },
      versions: [
        { label: 'submitted', venue: null },
        { label: 'published', venue: { name: 'Peat' } },
      ],
    },
  ]);
});

it('has its papers in pages, orders and filters, and is a node', async () => {
  await works(
    ...[1, 2, 3, 4].map((number) => work(number, { venue: 'Peat', publishedOn: `2020-01-0${number}` })),
    work(5, { venue: 'Fen', publishedOn: '2021-01-01', hasCode: true }),
  );
  const { venue } = await graph.data<{
    venue: { id: string; newest: Shown['papers']; oldest: Shown['papers'] };
  }>(
    `{ venue(slug: "peat") {
      id
      newest: papers(first: 2) { totalCount nodes { title } pageInfo { hasNextPage } }
      oldest: papers(last: 1, filter: { titleContains: "region" }) { totalCount nodes { title } facets { years { count } } }
    } }`,
  );
  expect(venue).toMatchObject({
    newest: {
      totalCount: 4,
      nodes: [{ title: 'The bogs of region 4' }, { title: 'The bogs of region 3' }],
      pageInfo: { hasNextPage: true },
    },
    oldest: { totalCount: 4, nodes: [{ title: 'The bogs of region 1' }], facets: { years: [{ count: 4 }] } },
  });
  expect(await graph.data(`{ node(id: ${JSON.stringify(venue.id)}) { ... on Venue { name } } }`)).toEqual({
    node: { name: 'Peat' },
  });
  const { rest } = await graph.data<{ rest: { nodes: { title: string }[] } }>(
    '{ rest: papers(filter: { not: { venues: ["peat", "nowhere"] } }) { nodes { title } } }',
  );
  expect(rest.nodes).toEqual([{ title: 'The bogs of region 5' }]);
  const { none } = await graph.data<{ none: { totalCount: number } }>(
    '{ none: papers(filter: { venues: ["nowhere"] }) { totalCount } }',
  );
  expect(none.totalCount).toBe(0);
});

it('is listed by name, in pages, and by a part of it', async () => {
  await works(...['Peat', 'Émile’s Fens', 'Fen Letters'].map((venue, at) => work(at + 1, { venue })));
  const { data } = await graph.query(
    '{ venues(first: 2) { totalCount nodes { name } pageInfo { endCursor hasNextPage } } }',
  );
  const { venues: page } = data as { venues: { pageInfo: { endCursor: string } } };
  expect(page).toMatchObject({
    totalCount: 3,
    nodes: [{ name: 'Émile’s Fens' }, { name: 'Fen Letters' }],
    pageInfo: { hasNextPage: true },
  });
  const { rest, fens } = await graph.data<Record<'rest' | 'fens', { nodes: { name: string }[] }>>(
    `{ rest: venues(after: ${JSON.stringify(page.pageInfo.endCursor)}) { nodes { name } }
       fens: venues(nameContains: "FÉN") { totalCount nodes { name } } }`,
  );
  expect(rest.nodes).toEqual([{ name: 'Peat' }]);
  expect(fens).toEqual({ totalCount: 2, nodes: [{ name: 'Émile’s Fens' }, { name: 'Fen Letters' }] });
});

it('is read in one statement for all papers', async () => {
  await works(work(1, { venue: 'Peat' }), work(2, { venue: 'Fen' }));
  const { statements } = await graph.query(
    '{ papers { nodes { venue { name papers(first: 1) { nodes { title } } } } } }',
  );
  expect(statements.sort()).toEqual(['papersByVenueId', 'papersPage', 'venueByPaperId']);
});

it('is counted over a list, a search, and the papers of whomever', async () => {
  await works(
    work(1, { venue: 'Peat', institutions: ['Bog Institute', 'Fen College'], topicLabels: ['cs.LG'] }),
    work(2, { venue: 'Peat', institutions: ['bog institute'] }),
    work(3, { venue: 'Fen' }),
    work(4, {}),
  );
  const facets = `facets {
    venues(first: 2) { count venue { name } } affiliatedInstitutions { count institution { name } } authors { count }
  }`;
  const { papers, some, search, author, topic, venue, institution } = await graph.data<
    Record<string, object>
  >(`{
    papers { ${facets} }
    some: papers(filter: { titleContains: "region 1" }) { ${facets} }
    search(query: "bogs") { ${facets} }
    author(slug: "ana-lee") { papers { ${facets} } }
    topic(code: "cs.LG") { papers { ${facets} } }
    venue(slug: "peat") { papers { ${facets} } }
    institution(slug: "fen-college") { papers { ${facets} } }
  }`);
  const counted = (
    authors: number,
    venues: Record<string, number>,
    institutions: Record<string, number>,
  ) => ({
    facets: {
      venues: Object.entries(venues).map(([name, count]) => ({ count, venue: { name } })),
      affiliatedInstitutions: Object.entries(institutions).map(([name, count]) => ({
        count,
        institution: { name },
      })),
      authors: [{ count: authors }],
    },
  });
  const all = counted(4, { Peat: 2, Fen: 1 }, { 'Bog Institute': 2, 'Fen College': 1 });
  expect(papers).toEqual(all);
  expect(search).toEqual(all);
  expect(author).toEqual({ papers: all });
  const one = counted(1, { Peat: 1 }, { 'Bog Institute': 1, 'Fen College': 1 });
  expect(some).toEqual(one);
  expect(institution).toEqual({ papers: one });
  expect(topic).toEqual({ papers: one });
  expect(venue).toEqual({ papers: counted(2, { Peat: 2 }, { 'Bog Institute': 2, 'Fen College': 1 }) });
});

it('is found by the words of its name, in whatever listing they stand; a server of preprints is not', async () => {
  await works(
    work(1, { venue: 'Annals of Heathland', issn: ISSN }),
    work(2, { venue: 'bioRxiv (Cold Spring Harbor)' }),
    work(3, {}),
  );
  const found = async (query: string) => {
    const { search } = await graph.data<{ search: { nodes: { title: string }[] } }>(
      `query ($query: String!) { search(query: $query, match: ALL, kinds: [PAPER]) { nodes { ... on Paper { title } } } }`,
      { query },
    );
    return search.nodes.map(({ title }) => title);
  };
  expect(await found('bogs heathland')).toEqual(['The bogs of region 1']);
  expect(await found('cold spring')).toEqual([]);
  await works(work(1, { venue: 'Mires', issn: ISSN, updatedOn: '2031-01-01' }));
  expect(await found('heathland')).toEqual([]);
  expect(await found('mires')).toEqual(['The bogs of region 1']);
});

import { printAffiliation, printInstitutionKey } from '../../src/text/affiliations.js';
import type { BulkRecord } from '../../src/record.js';
import { checkInvariants } from '../support/check-invariants.js';
import { type Graph, openGraph } from '../support/graph.js';
import {
  ARXIV,
  OPENALEX,
  arxivRecord,
  emptyStore,
  importWhole,
  openAlexRecord,
} from '../support/import-records.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('empty')));
afterAll(() => graph.close());
beforeEach(() => emptyStore(graph.dataSource));
afterEach(() => checkInvariants(graph.dataSource));

const ROR = 'https://ror.org/05a28rw58';

interface Given {
  name: string;
  ror?: string;
  countryCode?: string;
}

const named = (...given: Given[]): Partial<BulkRecord> => ({
  institutions: given.map(({ name }) => name),
  institutionKeys: given.map(({ ror = null, countryCode = null }) =>
    printInstitutionKey({ ror, countryCode }),
  ),
});

const work = (number: number, rest: Partial<BulkRecord>) =>
  openAlexRecord(`W${number}`, `The bogs of region ${number}`, [['Ana Lee']], rest);

const works = (...given: ReturnType<typeof work>[]) => importWhole(graph.dataSource, OPENALEX, given);

async function institutions(): Promise<unknown[]> {
  const { institutions } = await graph.data<{
    institutions: { nodes: { papers: { totalCount: number } }[] };
  }>('{ institutions { nodes { slug name ror countryCode papers { totalCount } } } }');
  return institutions.nodes.map(({ papers, ...rest }) => ({ ...rest, papers: papers.totalCount }));
}

const INSTITUTE = { slug: 'bog-institute', name: 'Bog Institute', ror: ROR, countryCode: 'CH' };

it.each([[true], [false]])(
  'is one by its ROR id, a name alone being its: the name first %s',
  async (first) => {
    const alone = work(1, named({ name: 'The Bog Institute' }));
    const known = [
      work(2, named({ name: 'Bog Institute', ror: ROR, countryCode: 'CH' }, { name: 'Fen College' })),
      work(3, named({ name: 'Bog Institute', ror: ROR })),
    ];
    await works(...(first ? [alone] : known));
    await works(...(first ? known : [alone]));
    expect(await institutions()).toEqual([
      { ...INSTITUTE, slug: first ? 'the-bog-institute' : 'bog-institute', papers: 3 },
      { slug: 'fen-college', name: 'Fen College', ror: null, countryCode: null, papers: 1 },
    ]);
  },
);

it('is one under two names, and shows the one that most papers print', async () => {
  await works(
    work(1, named({ name: 'Moorinstitut', ror: ROR, countryCode: 'CH' })),
    work(2, named({ name: 'Bog Institute', ror: ROR, countryCode: 'CH' })),
    work(3, named({ name: 'Bog Institute' })),
    work(4, named({ name: 'moorinstitut' })),
    work(5, named({ name: 'Bog Institute', ror: ROR, countryCode: 'AT' })),
  );
  expect(await institutions()).toEqual([{ ...INSTITUTE, slug: 'bog-institute', papers: 5 }]);
});

it('counts a paper once that prints two names of one, and has several in the order of its sources', async () => {
  await works(
    work(
      1,
      named({ name: 'Fen College' }, { name: 'Bog Institute', ror: ROR }, { name: 'Moorinstitut', ror: ROR }),
    ),
  );
  const { papers } = await graph.data<{ papers: { nodes: unknown[] } }>(
    '{ papers { nodes { institutions affiliatedInstitutions { name ror } } } }',
  );
  expect(papers.nodes).toEqual([
    {
      institutions: ['Fen College', 'Bog Institute', 'Moorinstitut'],
      affiliatedInstitutions: [
        { name: 'Fen College', ror: null },
        { name: 'Bog Institute', ror: ROR },
      ],
    },
  ]);
});

it('is where an author was, as the source takes it', async () => {
  const affiliations = [
    { asPrinted: 'Bog Inst., Bern', institution: 0 },
    { asPrinted: 'Somewhere', institution: null },
  ];
  await works(
    work(1, {
      ...named({ name: 'Bog Institute', ror: ROR }),
      affiliations: [printAffiliation({ affiliations, isCorresponding: null })],
    }),
  );
  const { data, statements } = await graph.query(
    '{ papers { nodes { authors { edges { affiliations { asPrinted institution { name ror } } } } } } }',
  );
  const { papers } = data as { papers: { nodes: { authors: { edges: unknown[] } }[] } };
  expect(papers.nodes[0]?.authors.edges).toEqual([
    {
      affiliations: [
        { asPrinted: 'Bog Inst., Bern', institution: { name: 'Bog Institute', ror: ROR } },
        { asPrinted: 'Somewhere', institution: null },
      ],
    },
  ]);
  expect(statements.filter((name) => name === 'institutionsByPaperId')).toHaveLength(1);
});

it('takes a name for that of the same paper which a source gives a ROR id, however many bear it', async () => {
  await works(work(1, named({ name: 'Bog Institute', ror: 'https://ror.org/01aaaaa11' })));
  const doi = { scheme: 'DOI' as const, value: '10.1000/2' };
  await works(work(2, { ...named({ name: 'Bog Institute', ror: ROR }), identifiers: [doi] }));
  await importWhole(graph.dataSource, ARXIV, [
    {
      ...arxivRecord('2001.00002', 'The bogs of region 2', ['Ana Lee'], named({ name: 'BOG INSTITUTE' })),
      identifiers: [{ scheme: 'ARXIV', value: '2001.00002' }, doi],
    },
  ]);
  expect(await institutions()).toHaveLength(2);
  const { papers } = await graph.data<{ papers: { nodes: unknown[] } }>(
    '{ papers(filter: { titleContains: "region 2" }) { nodes { affiliatedInstitutions { ror } } } }',
  );
  expect(papers.nodes).toEqual([{ affiliatedInstitutions: [{ ror: ROR }] }]);
});

it('is filtered by, by slug or as printed, and is a node', async () => {
  await works(
    work(1, named({ name: 'Bog Institute', ror: ROR })),
    work(2, named({ name: 'Moorinstitut', ror: ROR })),
    work(3, named({ name: 'Fen College' })),
  );
  const count = async (...institutions: string[]) => {
    const { papers } = await graph.data<{ papers: { totalCount: number } }>(
      'query ($institutions: [String!]) { papers(filter: { institutions: $institutions }) { totalCount } }',
      { institutions },
    );
    return papers.totalCount;
  };
  expect(await count('bog-institute')).toBe(2);
  expect(await count('Moorinstitut')).toBe(1);
  expect(await count('bog-institute', 'Fen College')).toBe(3);
  expect(await count('nowhere')).toBe(0);
  const { institution } = await graph.data<{ institution: { id: string } }>(
    '{ institution(slug: "bog-institute") { id papers(filter: { institutions: ["Moorinstitut"] }) { nodes { slug } } } }',
  );
  expect(institution).toMatchObject({ papers: { nodes: [{ slug: 'the-bogs-of-region-2' }] } });
  expect(
    await graph.data(`{ node(id: ${JSON.stringify(institution.id)}) { ... on Institution { ror } } }`),
  ).toEqual({ node: { ror: ROR } });
});

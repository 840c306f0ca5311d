import { undoMerge } from '../../../src/ingest/persons/undo-merge.js';
import { type Graph, openGraph } from '../../support/graph.js';
import {
  ARXIV,
  OPENALEX,
  arxivRecord,
  importWhole,
  openAlexRecord,
  orcid,
} from '../../support/import-records.js';

let graph: Graph;
beforeEach(async () => (graph = await openGraph('empty')));
afterEach(() => graph.close());

interface ShownDoubt {
  kind: string;
  likelihood: number;
  evidence: string[];
  subjects: { slug: string }[];
}

async function doubts(given = ''): Promise<ShownDoubt[]> {
  const answer = await graph.data<{ doubts: ShownDoubt[] }>(
    `{ doubts${given} { kind likelihood evidence subjects { ... on Author { slug } } } }`,
  );
  return answer.doubts;
}

const slugsOf = (shown: readonly ShownDoubt[]) =>
  shown.map(({ subjects }) => subjects.map(({ slug }) => slug).sort());

const TOLD_APART = [
  openAlexRecord('W1', 'Ice cores', [['Vera Wolk', orcid(1)], ['Ola Quist'], ['Ute Kern']]),
  openAlexRecord('W2', 'Lake sediments', [['V. Wolk', orcid(2)], ['Ola Quist'], ['Ute Kern']]),
];

it('lists two for whose being one evidence speaks, and whom identifiers tell apart', async () => {
  await importWhole(graph.dataSource, OPENALEX, TOLD_APART);
  const [doubt, ...others] = await doubts();
  expect(others).toEqual([]);
  expect(doubt?.kind).toBe('SAME_PERSON');
  expect(doubt?.likelihood).toBeGreaterThan(0);
  expect(doubt?.likelihood).toBeLessThan(1);
  expect(doubt?.evidence).toEqual([
    'One name may be short for the other.',
    'They share 2 co-authors.',
    'They have different ORCID iDs.',
  ]);
  expect(slugsOf(await doubts())).toEqual([['v-wolk', 'vera-wolk']]);
});

it('lists no doubt of what has gone', async () => {
  await importWhole(graph.dataSource, OPENALEX, TOLD_APART);
  await importWhole(graph.dataSource, OPENALEX, [openAlexRecord('W2', 'Lake sediments', [['Ute Kern']])]);
  expect(await doubts()).toEqual([]);
});

it('lists candidates of whom each may be the one', async () => {
  const names = ['V. Wolk', 'Vera Wolk', 'Victor Wolk'];
  await importWhole(
    graph.dataSource,
    ARXIV,
    names.map((name, place) =>
      arxivRecord(`2001.0000${place}`, `Peat ${place}`, [name, 'Ola Quist', 'Ute Kern']),
    ),
  );
  expect(slugsOf(await doubts())).toEqual([
    ['v-wolk', 'vera-wolk'],
    ['v-wolk', 'victor-wolk'],
  ]);
});

it('lists two of a byline who were given one ORCID iD, also after an import of others', async () => {
  await importWhole(graph.dataSource, OPENALEX, [
    openAlexRecord('W1', 'Ice cores', [
      ['Vera Wolk', 'A1', orcid(1)],
      ['Ola Quist', 'A2', orcid(1)],
    ]),
  ]);
  const [first] = await doubts();
  expect(first?.evidence).toEqual([
    `A source gives both the identifier ORCID ${orcid(1)}.`,
    'Both stand on the byline of one paper.',
  ]);
  await importWhole(graph.dataSource, OPENALEX, [
    openAlexRecord('W2', 'Lake sediments', [['Vera Wolk', 'A1']]),
  ]);
  expect(await doubts()).toHaveLength(1);
});

it('lists bearers of a common name whom accounts tell apart, and those taken apart by hand', async () => {
  await importWhole(graph.dataSource, ARXIV, [
    arxivRecord('2001.00001', 'Ice cores', ['Wei Zhang', 'Ola Quist']),
    arxivRecord('2001.00002', 'Lake sediments', ['Wei Zhang', 'Ola Quist']),
  ]);
  expect(await doubts()).toEqual([]);
  const [merge] = await graph.dataSource.query<{ id: string }[]>('select id from author_merges');
  await undoMerge(graph.dataSource, merge?.id ?? '');
  const [doubt] = await doubts();
  expect(doubt?.evidence.at(-1)).toBe('Somebody has taken them apart.');
});

it('gives the kinds that are asked for, and so many as are asked for', async () => {
  await importWhole(graph.dataSource, OPENALEX, TOLD_APART);
  expect(await doubts('(kinds: [SAME_PAPER, DIFFERENT_PERSONS])')).toEqual([]);
  expect(await doubts('(kinds: [SAME_PERSON], first: 1)')).toHaveLength(1);
  const { errors } = await graph.query('{ doubts(first: 0) { kind } }');
  expect(errors?.[0]?.message).toBe('Argument "first" must be between 1 and 100, got 0.');
});

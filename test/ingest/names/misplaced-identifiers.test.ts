import fc from 'fast-check';
import { listMerges } from '../../../src/ingest/persons/list-merges.js';
import { undoMerge } from '../../../src/ingest/persons/undo-merge.js';
import { restoreStore } from '../../../src/ingest/restore/restore-store.js';
import { SOURCE_KIND_NAMES } from '../../../src/source-kinds.js';
import { cases } from '../../support/cases.js';
import { checkInvariants } from '../../support/check-invariants.js';
import { exportText, textLines } from '../../support/export-text.js';
import { type Graph, openGraph } from '../../support/graph.js';
import {
  type GivenBulkRecord,
  type GivenPerson,
  OPENALEX,
  emptyStore,
  importWhole,
  openAlexRecord,
  orcid,
} from '../../support/import-records.js';
import { readVisibleStore } from '../../support/visible-store.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('empty')));
beforeEach(() => emptyStore(graph.dataSource));
afterAll(() => graph.close());

interface Shown {
  authors: {
    nodes: { slug: string; identifiers: { value: string }[]; papers: { nodes: { title: string }[] } }[];
  };
  doubts: { evidence: string[]; subjects: { slug: string }[] }[];
}

async function shown(
  of = graph,
): Promise<{ persons: Record<string, string[]>; doubts: [string[], string[]][] }> {
  const { authors, doubts } = await of.data<Shown>(`{
    authors { nodes { slug identifiers { value } papers { nodes { title } } } }
    doubts(kinds: [SAME_PERSON]) { evidence subjects { ... on Author { slug } } }
  }`);
  return {
    persons: Object.fromEntries(
      authors.nodes.map(({ slug, identifiers, papers }) => [
        slug,
        [...identifiers.map(({ value }) => value), ...papers.nodes.map(({ title }) => title).sort()],
      ]),
    ),
    doubts: doubts.map(({ evidence, subjects }) => [subjects.map(({ slug }) => slug).sort(), evidence]),
  };
}

const work = (number: number, ...persons: GivenPerson[]) =>
  openAlexRecord(`W${number}`, `Work ${number}`, persons);

const IDENTIFIER = orcid(7);
const TWO = work(1, ['Pia Quist', 'A701'], ['Tom Umber', 'A702']);
const OF_PIA = work(2, ['Pia Quist', IDENTIFIER]);
const OF_TOM = work(3, ['Tom Umber', IDENTIFIER]);

const TWO_PERSONS = {
  persons: { 'pia-quist': ['A701', 'Work 1', 'Work 2'], 'tom-umber': ['A702', 'Work 1', 'Work 3'] },
  doubts: [
    [
      ['pia-quist', 'tom-umber'],
      [`Sources give both the identifier ORCID ${IDENTIFIER}.`, 'Both stand on the byline of one paper.'],
    ],
  ],
};

function ordersOf<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, place) => ordersOf(items.toSpliced(place, 1)).map((rest) => [item, ...rest]));
}

async function importInBatches(records: readonly GivenBulkRecord[], size: number): Promise<void> {
  await importWhole(graph.dataSource, OPENALEX, records, size);
  await checkInvariants(graph.dataSource);
}

async function importOneByOne(records: readonly GivenBulkRecord[]): Promise<void> {
  for (const record of records) await importWhole(graph.dataSource, OPENALEX, [record]);
  await checkInvariants(graph.dataSource);
}

describe.each(
  ordersOf([TWO, OF_PIA, OF_TOM]).map((records) => [records.map(({ key }) => key).join(' '), records]),
)(
  'an ORCID iD of one whom a record gives it to and another of the byline, in the order %s',
  (_order, records) => {
    it('makes nobody one, in one batch, in several, and in several imports', async () => {
      for (const size of [1000, 1]) {
        await importInBatches(records, size);
        expect(await shown()).toEqual(TWO_PERSONS);
        await emptyStore(graph.dataSource);
      }
      await importOneByOne(records);
      expect(await shown()).toEqual(TWO_PERSONS);
    });
  },
);

it('keeps two of one byline apart where that is what names them so first', async () => {
  const records = [
    work(1, ['Pia Quist', IDENTIFIER], ['Tom Umber', 'A702']),
    work(2, ['Tom Umber', IDENTIFIER]),
    work(3, ['Tom Umber', 'A702']),
    work(4, ['Pia Quist', IDENTIFIER]),
  ];
  for (const order of ordersOf(records).filter((_, place) => place % 5 === 0)) {
    await emptyStore(graph.dataSource);
    await importOneByOne(order);
    const { persons, doubts } = await shown();
    expect(Object.values(persons).sort()).toEqual([
      ['A702', 'Work 1', 'Work 2', 'Work 3'],
      ['Work 1', 'Work 4'],
    ]);
    expect(doubts.map(([, evidence]) => evidence)).toEqual(
      TWO_PERSONS.doubts.map(([, evidence]) => evidence),
    );
  }
});

it('makes nobody one whom an identifier leads to that two of a byline are printed with', async () => {
  const third = work(4, ['Zora Yilmaz', IDENTIFIER]);
  await importInBatches([TWO, OF_PIA, OF_TOM], 1000);
  await importInBatches([third], 1000);
  const { persons, doubts } = await shown();
  expect(Object.keys(persons)).toEqual(['pia-quist', 'tom-umber', 'zora-yilmaz']);
  expect(doubts).toHaveLength(3);
  const { authorByIdentifier } = await graph.data<{ authorByIdentifier: null }>(
    `{ authorByIdentifier(identifier: { scheme: ORCID, value: "${IDENTIFIER}" }) { slug } }`,
  );
  expect(authorByIdentifier).toBeNull();
});

it('gives an ORCID iD back to whose it is when nobody else is printed with it', async () => {
  await importInBatches([TWO, OF_PIA, OF_TOM], 1000);
  await importInBatches([work(3, ['Tom Umber', 'A702'])], 1000);
  expect(await shown()).toEqual({
    persons: {
      'pia-quist': [IDENTIFIER, 'A701', 'Work 1', 'Work 2'],
      'tom-umber': ['A702', 'Work 1', 'Work 3'],
    },
    doubts: [],
  });
});

it('leaves an ORCID iD to whom a byline prints short and another in full', async () => {
  const records = [
    work(1, ['J. Quistgaard'], ['Jonna Quistgaard', IDENTIFIER]),
    work(2, ['J. Quistgaard', IDENTIFIER]),
  ];
  for (const order of ordersOf(records)) {
    await emptyStore(graph.dataSource);
    await importOneByOne(order);
    const { persons } = await shown();
    expect(Object.values(persons)).toContainEqual([IDENTIFIER, 'Work 1', 'Work 2']);
    expect(Object.values(persons)).toHaveLength(2);
  }
});

it('holds after another merge is undone, and after a restore', async () => {
  const other = [work(5, ['Vera Wolk', 'A9']), work(6, ['Ute Kern', 'A9'])];
  await importInBatches([TWO, OF_PIA, ...other, OF_TOM], 2);
  const merges = await listMerges(graph.dataSource);
  const { id = '' } = merges.find(({ slug }) => slug === 'vera-wolk') ?? {};
  await undoMerge(graph.dataSource, id);
  await checkInvariants(graph.dataSource);
  const before = await shown();
  expect(before.persons).toMatchObject(TWO_PERSONS.persons);
  expect(before.doubts).toEqual(expect.arrayContaining(TWO_PERSONS.doubts));

  const restored = await openGraph('empty');
  try {
    const text = await exportText(graph.dataSource, { format: 'ndjson' });
    await restoreStore(restored.dataSource, textLines(text), SOURCE_KIND_NAMES);
    expect(await shown(restored)).toEqual(before);
    expect(await exportText(restored.dataSource, { format: 'ndjson' })).toBe(text);
    await importWhole(restored.dataSource, OPENALEX, [work(7, ['Pia Quist', IDENTIFIER])]);
    await checkInvariants(restored.dataSource);
    expect((await shown(restored)).persons).toMatchObject({ 'tom-umber': ['A702', 'Work 1', 'Work 3'] });
  } finally {
    await restored.close();
  }
});

/** Names of whom no two can be one person's; each has an id, an ORCID iD, both or none, and now and then another's. */
const person = fc
  .record({
    who: fc.integer({ min: 0, max: 3 }),
    hasId: fc.boolean(),
    hasOrcid: fc.boolean(),
    misplaced: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 3 }),
  })
  .map(({ who, hasId, hasOrcid, misplaced }): GivenPerson => {
    const name = ['Pia Quist', 'Tom Umber', 'Vera Wolk', 'Ute Kern'][who] ?? '';
    const owner = misplaced ?? who;
    return [name, ...(hasId ? [`A${who + 1}`] : []), ...(hasOrcid ? [orcid(owner + 1)] : [])];
  });

const worksInOrders = fc
  .array(fc.uniqueArray(person, { selector: ([name]) => name, minLength: 1, maxLength: 3 }), { maxLength: 6 })
  .map((bylines) => bylines.map((persons, place) => work(place + 1, ...persons)))
  .chain((works) =>
    fc.tuple(
      fc.constant(works),
      fc.shuffledSubarray(works, { minLength: works.length }),
      fc.integer({ min: 1, max: 4 }),
    ),
  );

it('loses nobody of a byline, and finds the same persons in any order and batches, however ids are misplaced', async () => {
  await fc.assert(
    fc.asyncProperty(worksInOrders, async ([works, shuffled, size]) => {
      await emptyStore(graph.dataSource);
      await importInBatches(works, 1000);
      const whole = await readVisibleStore(graph.dataSource);
      const bylines = works.map(({ title, byline }) => [title, byline?.names.length]);
      expect(await authorCounts()).toEqual(Object.fromEntries(bylines));
      await emptyStore(graph.dataSource);
      await importInBatches(shuffled, size);
      expect(await readVisibleStore(graph.dataSource)).toEqual(whole);
    }),
    cases(40, 0.125),
  );
}, 240_000);

async function authorCounts(): Promise<Record<string, number>> {
  const { papers } = await graph.data<{
    papers: { nodes: { title: string; authors: { totalCount: number } }[] };
  }>('{ papers { nodes { title authors { totalCount } } } }');
  return Object.fromEntries(papers.nodes.map(({ title, authors }) => [title, authors.totalCount]));
}

import { PapersAddedAt1763733700000 } from '../../migrations/1763733700000-papers-added-at.js';
import { splitPaper } from '../../src/ingest/papers/split-paper.js';
import { restoreStore } from '../../src/ingest/restore/restore-store.js';
import { SOURCE_KIND_NAMES } from '../../src/source-kinds.js';
import { exportText, textLines } from '../support/export-text.js';
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
let other: Graph;
beforeAll(async () => {
  graph = await openGraph('empty');
  other = await openGraph('empty');
});
beforeEach(async () => {
  await emptyStore(graph.dataSource);
  await emptyStore(other.dataSource);
});
afterAll(() => Promise.all([graph.close(), other.close()]));

const ARXIV_ID = { scheme: 'ARXIV' as const, value: '2101.00001' };

/** As if the papers had been there since then. */
async function since(moment: string): Promise<void> {
  await graph.dataSource.query('update papers set added_at = $1', [moment]);
}

async function times(of: Graph = graph, args = ''): Promise<Record<string, string>> {
  const { papers } = await of.data<{ papers: { nodes: { title: string; addedAt: string }[] } }>(
    `{ papers(first: 100 ${args}) { nodes { title addedAt } } }`,
  );
  return Object.fromEntries(papers.nodes.map(({ title, addedAt }) => [title, addedAt]));
}

const reeds = (comment: string | null = null) =>
  arxivRecord('2101.00001', 'Reeds in Rain', ['Ada Fen'], { comment });
const moss = (...identifiers: (typeof ARXIV_ID)[]) =>
  openAlexRecord('W1', 'Moss in Snow', [['Bo Ek']], { identifiers });

const THEN = '2024-05-06T07:08:09.123Z';

it('is when the store first had the paper, and stays so when its record comes again', async () => {
  const before = new Date().toISOString();
  await importWhole(graph.dataSource, ARXIV, [reeds()]);
  const { 'Reeds in Rain': first = '' } = await times();
  const after = new Date().toISOString();
  expect([before, first, after].sort()).toEqual([before, first, after]);
  await since(THEN);
  await importWhole(graph.dataSource, ARXIV, [reeds('In another version')]);
  expect(await times()).toEqual({ 'Reeds in Rain': THEN });
});

it('is the earliest of papers that turn out to be one, whichever of them stays', async () => {
  for (const moments of [
    [THEN, '2023-01-01T00:00:00.000Z'],
    ['2023-01-01T00:00:00.000Z', THEN],
  ] as const) {
    await emptyStore(graph.dataSource);
    await importWhole(graph.dataSource, ARXIV, [reeds()]);
    await importWhole(graph.dataSource, OPENALEX, [moss()]);
    for (const [place, moment] of moments.entries())
      await graph.dataSource.query('update papers set added_at = $1 where title ~ $2', [
        moment,
        place === 0 ? 'Reeds' : 'Moss',
      ]);
    await importWhole(graph.dataSource, OPENALEX, [moss(ARXIV_ID)]);
    expect(Object.values(await times())).toEqual(['2023-01-01T00:00:00.000Z']);
  }
});

it('is that of the whole for what a paper is taken apart into', async () => {
  await importWhole(graph.dataSource, ARXIV, [reeds()]);
  await importWhole(graph.dataSource, OPENALEX, [moss(ARXIV_ID)]);
  await since(THEN);
  await splitPaper(graph.dataSource, 'reeds-in-rain', [1]);
  expect(await times()).toEqual({ 'Reeds in Rain': THEN, 'Moss in Snow': THEN });
});

it('goes through an export; of one that lacks it it is the time of restoring', async () => {
  await importWhole(graph.dataSource, ARXIV, [reeds()]);
  await since(THEN);
  const lines = await exportText(graph.dataSource, { format: 'ndjson' });
  await restoreStore(other.dataSource, textLines(lines), SOURCE_KIND_NAMES);
  expect(await times(other)).toEqual({ 'Reeds in Rain': THEN });
  expect(await exportText(other.dataSource, { format: 'ndjson' })).toBe(lines);
  await emptyStore(other.dataSource);
  const before = new Date().toISOString();
  const former = lines.replace(/,"addedAt":"[^"]*"/, '');
  expect(former).not.toBe(lines);
  await restoreStore(other.dataSource, textLines(former), SOURCE_KIND_NAMES);
  const { 'Reeds in Rain': restored = '' } = await times(other);
  expect(restored >= before).toBe(true);
});

it('orders and filters papers, page by page from either end', async () => {
  const { dataSource } = graph;
  const titles = Array.from({ length: 9 }, (_, place) => `On Peat ${place}`);
  await importWhole(
    dataSource,
    ARXIV,
    titles.map((title, place) => arxivRecord(`2101.0000${place}`, title, ['Ada Fen'])),
  );
  // Three at each moment, a millisecond apart.
  await dataSource.query(
    `update papers set added_at = $1::timestamptz + (right(title, 1)::int / 3) * interval '1 millisecond'`,
    [THEN],
  );
  const order = (direction: string) => `orderBy: { field: ADDED_AT, direction: ${direction} }`;
  for (const direction of ['ASC', 'DESC']) {
    const expected = direction === 'ASC' ? titles : titles.toReversed();
    const walked: string[] = [];
    for (let after = 'null'; walked.length < titles.length;) {
      const { papers } = await graph.data<{
        papers: { nodes: { title: string }[]; pageInfo: { endCursor: string } };
      }>(
        `{ papers(first: 2, after: ${after}, ${order(direction)}) { nodes { title } pageInfo { endCursor } } }`,
      );
      walked.push(...papers.nodes.map(({ title }) => title));
      after = JSON.stringify(papers.pageInfo.endCursor);
    }
    expect(walked).toEqual(expected);
    expect(Object.keys(await times(graph, `, ${order(direction)}`))).toEqual(expected);
    const { papers } = await graph.data<{ papers: { nodes: { title: string }[] } }>(
      `{ papers(last: 4, ${order(direction)}) { nodes { title } } }`,
    );
    expect(papers.nodes.map(({ title }) => title)).toEqual(expected.slice(-4));
  }
  const within = async (range: string) =>
    Object.keys(await times(graph, `, ${order('ASC')}, filter: { addedAt: ${range} }`));
  expect(await within(`{ from: "2024-05-06T07:08:09.124Z" }`)).toEqual(titles.slice(3));
  expect(await within(`{ from: "2024-05-06T09:08:09.124+02:00", to: "2024-05-06T07:08:09.124Z" }`)).toEqual(
    titles.slice(3, 6),
  );
  expect(await within(`{ to: "2024-05-06T07:08:09Z" }`)).toEqual([]);
});

it.each([
  '2024-05-06',
  '2024-02-30T00:00:00Z',
  '2024-05-06T07:08:09',
  '2024-05-06T24:00:00Z',
  '0000-12-31T00:00:00Z',
])('does not take %s for a moment', async (moment) => {
  const { errors } = await graph.query(
    `{ papers(filter: { addedAt: { from: "${moment}" } }) { totalCount } }`,
  );
  expect(errors?.[0]?.message).toContain('A moment is written as RFC 3339 has it');
});

it('is the time at which the first of its sources was last loaded, in a store of before', async () => {
  const { dataSource } = graph;
  await importWhole(dataSource, ARXIV, [reeds(), arxivRecord('2101.00002', 'Sedge', ['Ada Fen'])]);
  await importWhole(dataSource, OPENALEX, [moss(), openAlexRecord('W2', 'Sedge', [['Ada Fen']])]);
  await dataSource.query(
    `update sources set loaded_at = case name when 'arxiv' then $1 else $2 end::timestamptz`,
    [THEN, '2023-01-01T00:00:00.000Z'],
  );
  const runner = dataSource.createQueryRunner();
  for (const way of ['down', 'up'] as const) {
    await runner.startTransaction();
    await new PapersAddedAt1763733700000()[way](runner);
    await runner.commitTransaction();
  }
  await runner.release();
  expect(await times()).toEqual({
    'Reeds in Rain': THEN,
    Sedge: '2023-01-01T00:00:00.000Z',
    'Moss in Snow': '2023-01-01T00:00:00.000Z',
  });
});

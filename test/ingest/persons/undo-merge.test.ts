import { listMerges } from '../../../src/ingest/persons/list-merges.js';
import { undoMerge } from '../../../src/ingest/persons/undo-merge.js';
import { type Graph, openGraph } from '../../support/graph.js';
import { type GivenPerson, OPENALEX, importWhole, openAlexRecord } from '../../support/import-records.js';
import { checkInvariants } from '../../support/check-invariants.js';
import { catalyzexPage, loadTexts } from '../../support/load-texts.js';

let graph: Graph;
beforeEach(async () => (graph = await openGraph('empty')));
afterEach(() => graph.close());

const AUTHORS = '{ authors { nodes { slug name nameVariants papers { totalCount nodes { title } } } } }';

async function persons(): Promise<[slug: string, name: string, papers: number][]> {
  const { authors } = await graph.data<{
    authors: { nodes: { slug: string; name: string; papers: { totalCount: number; nodes: unknown[] } }[] };
  }>(AUTHORS);
  return authors.nodes.map(({ slug, name, papers }) => {
    expect(papers.nodes).toHaveLength(papers.totalCount);
    return [slug, name, papers.totalCount];
  });
}

const PEAT = {
  'a.txt': catalyzexPage('Mara Lind', [{ title: 'Peat', names: ['Mara Lind', 'Tom Hart', 'Ola Berg'] }]),
};
const MOSS = {
  'b.txt': catalyzexPage('Ola Berg', [{ title: 'Moss', names: ['Ola Berg', 'Thomas Hart', 'Mara Lind'] }]),
};

async function mergeIds(): Promise<string[]> {
  const rows = await graph.dataSource.query<{ id: string }[]>('select id from author_merges order by id');
  return rows.map(({ id }) => id);
}

it('keeps the evidence of a merge, and takes the persons apart again', async () => {
  await loadTexts(graph.dataSource, PEAT);
  await loadTexts(graph.dataSource, MOSS);
  expect(await persons()).toContainEqual(['tom-hart', 'Thomas Hart', 2]);
  const [merge] = await graph.dataSource.query<{ evidence: object }[]>('select evidence from author_merges');
  expect(merge?.evidence).toEqual({ relation: 'short', sharedCoauthors: 2, samePaper: false });

  for (const id of await mergeIds()) await undoMerge(graph.dataSource, id);
  expect(await persons()).toEqual([
    ['mara-lind', 'Mara Lind', 2],
    ['ola-berg', 'Ola Berg', 2],
    ['thomas-hart', 'Thomas Hart', 1],
    ['tom-hart', 'Tom Hart', 1],
  ]);
});

it('does not merge again those who were taken apart', async () => {
  await loadTexts(graph.dataSource, { ...PEAT, ...MOSS });
  for (const id of await mergeIds()) await undoMerge(graph.dataSource, id);
  await loadTexts(graph.dataSource, {
    'c.txt': catalyzexPage('Mara Lind', [{ title: 'Reed', names: ['Mara Lind', 'Tom Hart', 'Ola Berg'] }]),
  });
  expect((await persons()).map(([slug]) => slug)).toEqual([
    'mara-lind',
    'ola-berg',
    'thomas-hart',
    'tom-hart',
  ]);
});

it('undoes a merge once', async () => {
  await loadTexts(graph.dataSource, { ...PEAT, ...MOSS });
  const [id = ''] = await mergeIds();
  await undoMerge(graph.dataSource, id);
  await expect(undoMerge(graph.dataSource, id)).rejects.toThrow(
    `There is no merge ${id} that could be undone`,
  );
});

it('takes two apart whom an identifier made one', async () => {
  const work = (key: string, ...person: GivenPerson) => openAlexRecord(key, `Work ${key}`, [person]);
  await importWhole(graph.dataSource, OPENALEX, [work('W1', 'Ada Vogt', 'A1'), work('W2', 'Mia Qist')]);
  await importWhole(graph.dataSource, OPENALEX, [work('W3', 'Mia Qist', 'A1')]);
  const [id = ''] = await mergeIds();
  const apart = [
    ['ada-vogt', 'Ada Vogt', 2],
    ['mia-qist', 'Mia Qist', 1],
  ];
  expect(await persons()).toHaveLength(1);
  await undoMerge(graph.dataSource, id);
  expect(await persons()).toEqual(apart);
  await checkInvariants(graph.dataSource);
  // It stays so whatever says it again.
  await importWhole(graph.dataSource, OPENALEX, [work('W4', 'Ada Vogt', 'A1'), work('W5', 'Mia Qist')]);
  await importWhole(graph.dataSource, OPENALEX, [work('W6', 'A. Vogt', 'A1')]);
  expect(await persons()).toEqual([
    ['ada-vogt', 'Ada Vogt', 4],
    ['mia-qist', 'Mia Qist', 2],
  ]);
  await checkInvariants(graph.dataSource);
  await expect(undoMerge(graph.dataSource, id)).rejects.toThrow('There is no merge');
});

it('lists no merge any more whose identifier no source gives to both', async () => {
  const work = (key: string, ...person: GivenPerson) => openAlexRecord(key, `Work ${key}`, [person]);
  await importWhole(graph.dataSource, OPENALEX, [work('W1', 'Ada Vogt', 'A1'), work('W2', 'Mia Qist')]);
  await importWhole(graph.dataSource, OPENALEX, [work('W3', 'Mia Qist', 'A1')]);
  expect(await listMerges(graph.dataSource)).toHaveLength(1);
  const corrected = { ...work('W3', 'Mia Qist', 'A2'), updatedOn: '2030-01-01' };
  await importWhole(graph.dataSource, OPENALEX, [corrected]);
  expect(await persons()).toEqual([
    ['ada-vogt', 'Ada Vogt', 1],
    ['mia-qist', 'Mia Qist', 2],
  ]);
  expect(await listMerges(graph.dataSource)).toEqual([]);
  await checkInvariants(graph.dataSource);
});

it('lists no merge of a name with itself', async () => {
  const work = (key: string, ...person: GivenPerson) => openAlexRecord(key, `Work ${key}`, [person]);
  await importWhole(graph.dataSource, OPENALEX, [work('W1', 'Mia Qist', 'A1'), work('W2', 'Mia Qist', 'A2')]);
  expect(await persons()).toHaveLength(2);
  await importWhole(graph.dataSource, OPENALEX, [work('W3', 'Mia Qist', 'A1', 'A2')]);
  expect(await persons()).toHaveLength(1);
  expect(await listMerges(graph.dataSource)).toEqual([]);
  await checkInvariants(graph.dataSource);
});

it('takes names apart that came as one person by an identifier', async () => {
  const work = (key: string, ...person: GivenPerson) => openAlexRecord(key, `Work ${key}`, [person]);
  const works = [work('W1', 'Ada Vogt', 'A1'), work('W2', 'Mia Qist', 'A1')];
  await importWhole(graph.dataSource, OPENALEX, works);
  expect(await persons()).toEqual([['ada-vogt', 'Ada Vogt', 2]]);
  const [union, ...others] = await listMerges(graph.dataSource);
  expect(others).toEqual([]);
  expect(union).toMatchObject({ slug: 'ada-vogt', kept: ['ada vogt'], merged: ['mia qist'], undoneAt: null });
  const { id = '' } = union ?? {};
  await undoMerge(graph.dataSource, id);
  const apart = [
    ['ada-vogt', 'Ada Vogt', 1],
    ['mia-qist', 'Mia Qist', 1],
  ];
  expect(await persons()).toEqual(apart);
  await checkInvariants(graph.dataSource);
  // It stays so, and is not to be undone again.
  await importWhole(graph.dataSource, OPENALEX, [...works].reverse());
  expect(await persons()).toEqual(apart);
  const listed = await listMerges(graph.dataSource);
  expect(listed.map(({ undoneAt }) => undoneAt)).toEqual([expect.any(Date)]);
  await expect(undoMerge(graph.dataSource, id)).rejects.toThrow(`There is no merge ${id}`);
});

it('takes nobody apart of whom one is named no more', async () => {
  await loadTexts(graph.dataSource, { ...PEAT, ...MOSS });
  const [id = ''] = await mergeIds();
  await loadTexts(graph.dataSource, {
    'a.txt': catalyzexPage('Mara Lind', [{ title: 'Peat', names: ['Mara Lind', 'Ola Berg'] }]),
  });
  const reason = (await mergeIds()).includes(id)
    ? `Merge ${id} cannot be undone: no source`
    : 'There is no merge';
  await expect(undoMerge(graph.dataSource, id)).rejects.toThrow(reason);
});

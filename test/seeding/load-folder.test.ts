import { readFileSync } from 'node:fs';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFolder } from '../../src/seeding/load-folder.js';
import { type Graph, openGraph } from '../support/graph.js';
import { catalyzexPage, loadTexts, profilePage } from '../support/load-texts.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';

let graph: Graph;
beforeEach(async () => (graph = await openGraph('empty')));
afterEach(() => graph.close());

const PEAT = catalyzexPage('Mara Lind', [{ title: 'Étude of Peat', names: ['Mara Lind', 'Grégor Hart'] }]);

async function titles(): Promise<string[]> {
  const { papers } = await graph.data<{ papers: { nodes: { title: string }[] } }>(
    '{ papers(first: 100, orderBy: { field: TITLE, direction: ASC }) { nodes { title } } }',
  );
  return papers.nodes.map(({ title }) => title);
}

async function names(): Promise<string[]> {
  const { authors } = await graph.data<{ authors: { nodes: { name: string }[] } }>(
    '{ authors { nodes { name } } }',
  );
  return authors.nodes.map(({ name }) => name);
}

it.each([
  ['is empty', ''],
  ['is blank', ' \n\n\t\n'],
  ['has no known layout', 'Dear Sir,\nthank you for your letter.\n'],
  ['is not UTF-8', Buffer.concat([Buffer.from(PEAT), Buffer.from([0xff, 0xfe, 0x80])])],
  ['holds U+0000', PEAT.replace('Peat', 'Pe\u0000at')],
])('refuses a document that %s with line and reason, and loads the others', async (_name, content) => {
  const summary = await loadTexts(graph.dataSource, { 'bad.txt': content, 'good.txt': PEAT });
  expect(summary.refused).toEqual([
    {
      name: 'bad.txt',
      line: expect.any(Number) as number,
      message: expect.stringMatching(/\S+ \S+/) as string,
    },
  ]);
  expect(summary.loaded.map(({ name }) => name)).toEqual(['good.txt']);
  expect(await titles()).toEqual(['Étude of Peat']);
});

it.each([
  ['CR LF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text: string) => `\ufeff${text}`],
  ['decomposed accents', (text: string) => text.normalize('NFD')],
])('reads a document with %s like any other', async (_name, change) => {
  const summary = await loadTexts(graph.dataSource, { 'a.txt': change(PEAT) });
  expect(summary.refused).toEqual([]);
  expect(await titles()).toEqual(['Étude of Peat']);
  expect(await names()).toEqual(['Grégor Hart', 'Mara Lind']);
});

it('loads what is whole of a document that is cut in the middle, wherever the cut is', async () => {
  const whole = readFileSync('seeds/002_a81864793ff2cf62.txt', 'utf8');
  for (const share of [0.35, 0.62, 0.9]) {
    const cut = whole.slice(0, Math.round(whole.length * share));
    const summary = await loadTexts(graph.dataSource, { 'cut.txt': cut });
    expect(summary.refused).toEqual([]);
    const found = await titles();
    expect(found.length).toBeGreaterThan(2);
    for (const title of found) expect(whole).toContain(`${title}\n`);
  }
});

it('searches the beginning of a text of two hundred thousand characters', async () => {
  const words = Array.from({ length: 22_000 }, (_, place) => `word${place.toString(36)}`).join(' ');
  const summary = await loadTexts(graph.dataSource, {
    'a.txt': catalyzexPage('Mara Lind', [{ title: 'Peat', names: ['Mara Lind'], abstract: `${words}.` }]),
  });
  expect(summary.refused).toEqual([]);
  expect(await graph.data('{ papers(filter: { text: "word1a" }) { totalCount } }')).toEqual({
    papers: { totalCount: 1 },
  });
});

it.each([
  ['a title of 20 MB', { title: 'peat '.repeat(4_000_000), names: ['Mara Lind'] }, 'has a title of 1999'],
  [
    'an abstract of 1 MB',
    { title: 'Moss', names: ['Mara Lind'], abstract: 'peat '.repeat(200_000) },
    'has an abstract',
  ],
])('leaves out an entry with %s, with line and reason, and loads the others', async (_, entry, reason) => {
  const fern = { title: 'Fern', names: ['Mara Lind'] };
  const summary = await loadTexts(graph.dataSource, {
    'a.txt': catalyzexPage('Mara Lind', [fern, entry]),
    'b.txt': catalyzexPage('Ute Kern', [{ ...entry, names: ['Ute Kern'] }]),
  });
  expect(summary.loaded).toMatchObject([{ name: 'a.txt', entries: 1 }]);
  expect(summary.refused).toMatchObject([
    { name: 'b.txt', message: expect.stringContaining(reason) as string },
  ]);
  expect(await titles()).toEqual(['Fern']);
  const { sources } = await graph.data<{ sources: { nodes: { problems: unknown[] }[] } }>(
    '{ sources { nodes { problems { line message } } } }',
  );
  expect(sources.nodes[0]?.problems).toEqual([
    { line: expect.any(Number) as number, message: expect.stringContaining(reason) as string },
  ]);
});

it('reads a document with piles of a hundred thousand accents, and keeps thirty', async () => {
  const pile = '\u0301\u0316'.repeat(50_000);
  const text = catalyzexPage('Mara Lind', [{ title: `Fern${pile}`, names: ['Mara Lind'] }]);
  const summary = await loadTexts(graph.dataSource, { 'a.txt': text });
  expect(summary.refused).toEqual([]);
  expect((await titles())[0]).toMatch(/^Fern?.{30,31}$/u);
});

it('refuses a document that the database cannot hold, whole, and loads the others', async () => {
  await graph.dataSource.query(`create function refuse_moss() returns trigger language plpgsql as
    'begin raise exception using errcode = ''22003'', message = ''no moss''; end'`);
  await graph.dataSource.query(`create trigger refuse_moss before insert on listings
    for each row when (new.title = 'Moss') execute function refuse_moss()`);
  const summary = await loadTexts(graph.dataSource, {
    'a.txt': catalyzexPage('Ute Kern', [
      { title: 'Fern', names: ['Ute Kern'] },
      { title: 'Moss', names: ['Ute Kern'] },
    ]),
    'b.txt': PEAT,
  });
  const message = 'The database cannot hold what the document says: no moss.';
  expect(summary.refused).toEqual([{ name: 'a.txt', line: 1, message }]);
  expect(await titles()).toEqual(['Étude of Peat']);
});

it('refuses what is no file, and loads the others', async () => {
  const folder = makeScratchFolder();
  await writeFile(join(folder, 'good.txt'), PEAT);
  await symlink('/nowhere/at/all', join(folder, 'dangling.txt'));
  await symlink(folder, join(folder, 'folder.txt'));
  const log = { info: () => undefined, warn: () => undefined };
  const { loaded, refused } = await loadFolder(graph.dataSource, folder, log);
  removeScratchFolder(folder);
  expect(loaded.map(({ name }) => name)).toEqual(['good.txt']);
  expect(refused.map(({ name, message }) => [name, message])).toEqual([
    ['dangling.txt', expect.stringContaining('cannot be read') as string],
    ['folder.txt', 'Expected a file.'],
  ]);
});

it('names what is wrong with a manifest', async () => {
  const load = (manifest: string) =>
    loadTexts(graph.dataSource, { 'manifest.json': manifest, 'a.txt': PEAT });
  await expect(load('{')).rejects.toThrow(/manifest\.json: expected JSON/);
  await expect(
    load('{"documents": [{"file": "a.txt", "crawledIn": "2024", "layout": "PAGE"}]}'),
  ).rejects.toThrow(/documents\.0\.layout: .*documents\.0\.crawledIn: /);
  expect(await titles()).toEqual([]);
});

it('reads a document by what the manifest says of it', async () => {
  const page =
    'LGMar 3\nOn PeatMara Lind, Ola Berg et al.\nPeat is studied here, at some length, with great care and patience.';
  await loadTexts(graph.dataSource, {
    'a.txt': page,
    'manifest.json': JSON.stringify({
      documents: [{ file: 'a.txt', layout: 'PAPER_LIST_PAGE', owner: 'Ute Kern', crawledIn: 2024 }],
    }),
  });
  const { papers, sources } = await graph.data<{
    papers: { nodes: unknown[] };
    sources: { nodes: unknown[] };
  }>(
    `{ papers { nodes { title publishedOn authors { nodes { name } } } }
       sources { nodes { kind ownerInferred owner { name } problems { line message } } } }`,
  );
  expect(papers.nodes).toEqual([
    {
      title: 'On Peat',
      publishedOn: '2024-03-03',
      authors: { nodes: [{ name: 'Mara Lind' }, { name: 'Ola Berg' }, { name: 'Ute Kern' }] },
    },
  ]);
  expect(sources.nodes).toEqual([
    {
      kind: 'PAPER_LIST_PAGE',
      ownerInferred: false,
      owner: { name: 'Ute Kern' },
      problems: expect.any(Array) as unknown,
    },
  ]);
});

it('splits a glued line by names that another document is sure of', async () => {
  const glued =
    'LGMar 3, 2024\nSlow Rivers of MossMara Lind Ekdal\nRivers are studied here, at some length, with care and with patience.';
  await loadTexts(graph.dataSource, {
    'a.txt': catalyzexPage('Mara Lind Ekdal', [{ title: 'Peat', names: ['Mara Lind Ekdal'] }]),
    'b.txt': glued,
  });
  expect(await titles()).toEqual(['Peat', 'Slow Rivers of Moss']);
});

it('gives the same ids, slugs and counts when the store is built anew', async () => {
  const documents = {
    'a.txt': profilePage('Pia Holm', [{ title: 'Slow Rivers', names: ['Mara Lind', 'Ola Berg'], cut: true }]),
    'b.txt': catalyzexPage('Mara Lind', [
      { title: 'Slow Rivers', names: ['Mara Lind', 'Ola Berg', 'Pia Holm'] },
    ]),
  };
  const everything =
    '{ papers { nodes { id slug } } authors { nodes { id slug name } } topics { nodes { id } } sources { nodes { id } } }';
  await loadTexts(graph.dataSource, documents);
  const first = await graph.data(everything);
  const other = await openGraph('empty');
  try {
    await loadTexts(other.dataSource, documents);
    expect(await other.data(everything)).toEqual(first);
  } finally {
    await other.close();
  }
});

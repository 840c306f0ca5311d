import { readFileSync, readdirSync } from 'node:fs';
import { restoreStore } from '../../../src/ingest/restore/restore-store.js';
import { SOURCE_KIND_NAMES } from '../../../src/source-kinds.js';
import { exportText, textLines } from '../../support/export-text.js';
import { findForgottenTables, readStoreContents } from '../../support/store-contents.js';
import { type Graph, openGraph } from '../../support/graph.js';
import { loadTexts } from '../../support/load-texts.js';
import { addVariety } from '../../support/varied-store.js';

let origin: Graph;
let restored: Graph;
beforeEach(async () => {
  origin = await openGraph('seeded');
  restored = await openGraph('empty');
});
afterEach(async () => {
  await origin.close();
  await restored.close();
});

/** What the varied store must hold for the comparison to mean anything. */
const RARITIES = [
  /^\{"author":.*"formerSlugs":\["/m,
  /^\{"author":.*"identifiers":\[\{.*"unmatched":false/m,
  /^\{"author":.*"unmatched":true/m,
  /^\{"merge":.*"mergedSlug":"/m,
  /^\{"merge":.*"undoneAt":"/m,
  /^\{"paper":.*"formerSlugs":\["/m,
  /^\{"paper":.*"key":"2401.00001","updatedOn":"2024-03-01","fingerprint":"/m,
  /^\{"topic":\{"code":"BOG"/m,
  /^\{"venue":\{"key":"0028-0836".*"formerSlugs":\["moors"\]/m,
  /^\{"institution":\{"key":"https:.*"name":"Bog Institute"/m,
];

const restore = (text: string) => restoreStore(restored.dataSource, textLines(text), SOURCE_KIND_NAMES);

it('makes an equal store from what was exported, and the same export from that', async () => {
  await addVariety(origin.dataSource);
  const text = await exportText(origin.dataSource, { format: 'ndjson' });
  expect(RARITIES.filter((rarity) => !rarity.test(text))).toEqual([]);
  const summary = await restore(text);
  expect(summary).toMatchObject({ source: 11, unknownNames: 0 });

  const contents = await readStoreContents(restored.dataSource);
  expect(contents).toEqual(await readStoreContents(origin.dataSource));
  expect(contents.length).toBeGreaterThan(1000);
  expect(await exportText(restored.dataSource, { format: 'ndjson' })).toBe(text);
});

it('compares every table of the store', async () => {
  expect(await findForgottenTables(origin.dataSource)).toEqual([]);
});

it('answers as the store did that the export was made from', async () => {
  await restore(await exportText(origin.dataSource, { format: 'ndjson' }));
  for (const name of readdirSync('schema/examples')) {
    const query = readFileSync(`schema/examples/${name}`, 'utf8');
    expect(await restored.data(query)).toEqual(await origin.data(query));
  }
});

it('goes on from there as the other store would', async () => {
  await addVariety(origin.dataSource);
  await restore(await exportText(origin.dataSource, { format: 'ndjson' }));
  for (const { dataSource } of [origin, restored]) {
    const { loaded } = await loadTexts(dataSource, {
      'a.txt': readFileSync('seeds/002_a81864793ff2cf62.txt', 'utf8').replaceAll('Shane Legg', 'Mara Lind'),
      '000_badbc82356285bca.txt': readFileSync('seeds/000_badbc82356285bca.txt'),
    });
    expect(loaded).toHaveLength(2);
  }
  expect(await contentsWithoutTimes(restored)).toEqual(await contentsWithoutTimes(origin));
});

async function contentsWithoutTimes({ dataSource }: Graph): Promise<string[]> {
  return (await readStoreContents(dataSource)).map((line) => line.replaceAll(/_at":"[^"]*"/g, '_at"'));
}

it('makes a smaller store from an export with a filter', async () => {
  await addVariety(origin.dataSource);
  const filter = { authors: ['mara-lind', 'shane-legg'] };
  const text = await exportText(origin.dataSource, { format: 'ndjson', filter });
  await restore(text);
  const query = `query ($filter: PaperFilter) {
    papers(first: 100, filter: $filter) { nodes {
      slug title publishedOn authorCount topics { code }
      authors(first: 100) { edges { position nameAsPrinted node { slug name } } }
      listings { source { name owner { slug } } position title authorsAsPrinted }
    } } }`;
  expect(await restored.data(query)).toEqual(await origin.data(query, { filter }));
  const sources = await restored.dataSource.query<{ fingerprint: string }[]>(
    'select fingerprint from sources',
  );
  expect(new Set(sources.map(({ fingerprint }) => fingerprint))).toEqual(new Set(['']));
  const [, ...lines] = (await exportText(restored.dataSource, { format: 'ndjson' })).split('\n');
  expect(lines).toEqual(text.split('\n').slice(1));
});

it('restores into an empty store alone', async () => {
  const text = await exportText(restored.dataSource, { format: 'ndjson' });
  await expect(restoreStore(origin.dataSource, textLines(text), SOURCE_KIND_NAMES)).rejects.toThrow(
    'expected an empty store, got one with 151 papers, 162 authors, 10 topics, 5 sources',
  );
});

it('restores an empty store', async () => {
  const text =
    '{"papergraph":1}\n{"end":{"topic":0,"venue":0,"institution":0,"author":0,"merge":0,"source":0,"paper":0,"doubt":0}}\n';
  expect(await exportText(restored.dataSource, { format: 'ndjson' })).toBe(text);
  expect(await restore(text)).toMatchObject({ paper: 0 });
});

describe('a faulty line', () => {
  const HEAD = '{"papergraph":1}';
  const AUTHOR = {
    slug: 'a',
    name: 'A',
    formerSlugs: [],
    names: [{ number: 1, nameKey: 'a', identity: '', core: 1, spellings: [{ spelling: 'A', seen: 1 }] }],
    identifiers: [],
    unmatched: false,
  };
  const TOPIC = { code: 'cs.LG', label: 'LG', name: 'Machine Learning' };
  const MERGE = {
    author: 'b',
    kept: [1],
    merged: [2],
    mergedSlug: null,
    evidence: {},
    mergedAt: '2026-01-01T00:00:00Z',
    undoneAt: null,
  };

  it.each<[what: string, lines: (string | object)[], message: string]>([
    ['no JSON', [HEAD, '{"topic"'], 'line 2: expected JSON, got {"topic" ('],
    ['no object', [HEAD, '[1]'], 'line 2: expected a JSON object, got [1]'],
    [
      'no head',
      [{ topic: {} }],
      'line 1: expected the head of an export of this version, {"papergraph":1}, got {"topic":{}}',
    ],
    ['another version', ['{"papergraph":2}'], 'line 1: expected the head of an export of this version'],
    [
      'an unknown kind',
      [HEAD, '', { book: {} }],
      'line 3: expected one of topic, venue, institution, author, merge, source, paper, doubt, got book',
    ],
    [
      'a wrong type',
      [HEAD, { author: { ...AUTHOR, slug: 5 } }],
      'line 2: author.slug: Invalid input: expected string, received number',
    ],
    [
      'a wrong slug',
      [HEAD, { author: { ...AUTHOR, slug: '~1' } }],
      'line 2: author.slug: expected a slug, such as tim-genewein',
    ],
    [
      'a character that cannot be stored',
      [HEAD, { author: { ...AUTHOR, name: '\u0000' } }],
      'line 2: author.name: expected text that the database can hold',
    ],
    [
      'an unknown reference',
      [HEAD, { author: AUTHOR }, { merge: MERGE }, { topic: TOPIC }],
      'line 3: the author b stands on no line before',
    ],
    [
      'a line twice',
      [
        HEAD,
        { author: AUTHOR },
        { author: AUTHOR },
        { end: { topic: 0, author: 2, merge: 0, source: 0, paper: 0 } },
      ],
      'lines 2 to 3: Key (slug)=(a) already exists.',
    ],
    [
      'an end too early',
      [HEAD, { author: AUTHOR }],
      'line 2: expected a line that ends the export; the file is not whole',
    ],
    [
      'a line too few',
      [HEAD, { end: { topic: 0, author: 1, merge: 0, source: 0, paper: 0 } }],
      'line 2: expected 1 lines of author, as this line says, got 0',
    ],
    [
      'a line too many',
      [HEAD, { end: { topic: 0, author: 0, merge: 0, source: 0, paper: 0 } }, HEAD],
      'line 3: expected nothing behind the line that ends the export',
    ],
  ])('with %s is named, and nothing is restored', async (_what, lines, message) => {
    const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    await expect(restore(text)).rejects.toThrow(message);
    expect(await readStoreContents(restored.dataSource)).toEqual([]);
  });

  it('far into a file leaves the store empty', async () => {
    const lines = (await exportText(origin.dataSource, { format: 'ndjson' })).split('\n');
    lines[200] = lines[200]?.replace('"yearInferred":', '"guessed":') ?? '';
    await expect(restore(lines.join('\n'))).rejects.toThrow(
      'line 201: paper.listings.0.yearInferred: Invalid input',
    );
    expect(await readStoreContents(restored.dataSource)).toEqual([]);
  });
});

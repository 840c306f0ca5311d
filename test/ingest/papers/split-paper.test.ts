import type { DataSource } from 'typeorm';
import { paperEntries, splitPaper } from '../../../src/ingest/papers/split-paper.js';
import { restoreStore } from '../../../src/ingest/restore/restore-store.js';
import { SOURCE_KIND_NAMES } from '../../../src/source-kinds.js';
import { checkInvariants } from '../../support/check-invariants.js';
import { exportText, textLines } from '../../support/export-text.js';
import {
  ARXIV,
  type GivenBulkRecord,
  OPENALEX,
  arxivRecord,
  emptyStore,
  importWhole,
  openAlexRecord,
} from '../../support/import-records.js';
import { type TestDatabase, createTestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let other: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('empty');
  other = await createTestDatabase('empty');
});
beforeEach(async () => {
  await emptyStore(database.dataSource);
  await emptyStore(other.dataSource);
});
afterAll(() => Promise.all([database.drop(), other.drop()]));

const DOI = { scheme: 'DOI' as const, value: '10.9000/reeds' };

/** Two records of different works, which say the same identifier or bear the same title. */
const BY_IDENTIFIER = {
  arxiv: arxivRecord('2101.00001', 'Reeds in rain', ['Ada Fen'], {
    identifiers: [{ scheme: 'ARXIV', value: '2101.00001' }, DOI],
  }),
  openAlex: openAlexRecord('W1', 'Moss in snow', [['Bo Ek']], { identifiers: [DOI] }),
};
const BY_TITLE = {
  arxiv: arxivRecord('2101.00001', 'Reeds in rain', ['Ada Fen']),
  openAlex: openAlexRecord('W1', 'Reeds in Rain', [['Ada Fen']]),
};

type Pair = Record<'arxiv' | 'openAlex', GivenBulkRecord>;

async function importBoth(
  { dataSource }: { dataSource: DataSource },
  { arxiv, openAlex }: Pair,
  order: readonly ('arxiv' | 'openAlex')[] = ['arxiv', 'openAlex'],
): Promise<void> {
  for (const one of order)
    await (one === 'arxiv'
      ? importWhole(dataSource, ARXIV, [arxiv])
      : importWhole(dataSource, OPENALEX, [openAlex]));
}

/** The papers by slug, each with the sources that list it. */
async function papers({ dataSource }: { dataSource: DataSource }): Promise<string[]> {
  await checkInvariants(dataSource);
  const rows = await dataSource.query<{ slug: string; sources: string }[]>(`
    select p.slug, string_agg(s.name, ' ' order by s.name) as sources
    from papers p join listings l on l.paper_id = p.id join sources s on s.id = l.source_id
    group by p.id order by p.slug`);
  return rows.map(({ slug, sources }) => `${slug}: ${sources}`);
}

/** The same records as they might come later, with something new in each. */
const later = (pair: Pair, comment: string): Pair => ({
  arxiv: { ...pair.arxiv, comment },
  openAlex: { ...pair.openAlex, comment },
});

it.each([
  ['an identifier', BY_IDENTIFIER, ['moss-in-snow: openalex', 'reeds-in-rain: arxiv']],
  ['a title', BY_TITLE, ['reeds-in-rain: arxiv', 'reeds-in-rain-2: openalex']],
])('takes apart for good what %s has made one', async (_, pair, apart) => {
  await importBoth(database, pair);
  expect(await papers(database)).toEqual(['reeds-in-rain: arxiv openalex']);
  await splitPaper(database.dataSource, 'reeds-in-rain', [2]);
  expect(await papers(database)).toEqual(apart);
  await importBoth(database, later(pair, 'second'));
  await importBoth(database, later(pair, 'third'), ['openAlex', 'arxiv']);
  expect(await papers(database)).toEqual(apart);

  const lines = await exportText(database.dataSource, { format: 'ndjson' });
  await restoreStore(other.dataSource, textLines(lines), SOURCE_KIND_NAMES);
  expect(await exportText(other.dataSource, { format: 'ndjson' })).toBe(lines);
  await importBoth(other, later(pair, 'fourth'));
  expect(await papers(other)).toEqual(apart);
});

it('gives an entry back the address that it had', async () => {
  await importBoth(database, BY_TITLE);
  const preprint = arxivRecord('2101.00002', 'Peat', ['Cy Oh']);
  await importWhole(database.dataSource, ARXIV, [preprint]);
  const work = openAlexRecord('W2', 'Bogs', [['Cy Oh']], { identifiers: [DOI] });
  await importWhole(database.dataSource, OPENALEX, [work]);
  await importWhole(database.dataSource, ARXIV, [
    { ...preprint, identifiers: [...preprint.identifiers, DOI] },
  ]);
  expect(await papers(database)).toContain('bogs: arxiv openalex');
  expect(await splitPaper(database.dataSource, 'bogs', [1])).toBe('peat');
  expect(await papers(database)).toEqual(
    expect.arrayContaining(['peat: arxiv', 'bogs: openalex']) as string[],
  );
});

it('says which entries there are, and refuses others', async () => {
  await importBoth(database, BY_IDENTIFIER);
  const entries = await paperEntries(database.dataSource, 'reeds-in-rain');
  expect(entries.map(({ entry, source, title }) => [entry, source, title])).toEqual([
    [1, 'arxiv', 'Reeds in rain'],
    [2, 'openalex', 'Moss in snow'],
  ]);
  const split = (slug: string, numbers: number[]) => splitPaper(database.dataSource, slug, numbers);
  await expect(split('nothing', [1])).rejects.toThrow('There is no paper nothing.');
  await expect(split('reeds-in-rain', [3])).rejects.toThrow('The paper reeds-in-rain has no entry 3.');
  await expect(split('reeds-in-rain', [1, 2])).rejects.toThrow('expected some of them');
});

import { createRunner } from '../../../src/database/runner.js';
import { papersByIdentifier, papersBySlug } from '../../../src/store/papers/paper-store.js';
import { checkInvariants } from '../../support/check-invariants.js';
import {
  ARXIV,
  type GivenBulkRecord,
  OPENALEX,
  arxivRecord,
  emptyStore,
  importWhole,
  openAlexRecord,
} from '../../support/import-records.js';
import { loadRecords } from '../../support/load-records.js';
import { type TestDatabase, createTestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('empty')));
beforeEach(() => emptyStore(database.dataSource));
afterAll(() => database.drop());

const doi = (end: string) => ({ scheme: 'DOI' as const, value: `10.1000/${end}` });
const arxivId = (value: string) => ({ scheme: 'ARXIV' as const, value });

async function importAll(collection: typeof ARXIV, ...records: GivenBulkRecord[]): Promise<void> {
  await importWhole(database.dataSource, collection, records);
  await checkInvariants(database.dataSource);
}

interface Paper {
  slug: string;
  identifiers: string[];
  keys: string[];
  authors: string[];
}

async function papers(): Promise<Paper[]> {
  return database.dataSource.query(`
    select slug,
      array(select scheme || ':' || value from paper_identifiers i where i.paper_id = p.id order by 1) as identifiers,
      array(select source_key from listings l where l.paper_id = p.id order by 1) as keys,
      array(select a.name from authorships s join authors a on a.id = s.author_id
            where s.paper_id = p.id order by s.position nulls last, a.name) as authors
    from papers p order by slug`);
}

async function slugByDoi(end: string): Promise<string | undefined> {
  const [paper] = await papersByIdentifier(createRunner(database.dataSource, { prepared: true }), [
    `DOI:10.1000/${end}`,
  ]);
  return paper?.slug;
}

async function slugOf(slug: string): Promise<string | undefined> {
  const [paper] = await papersBySlug(createRunner(database.dataSource, { prepared: true }), [slug]);
  return paper?.slug;
}

it('unites a paper known by its arXiv id and one known by its DOI when a record gives both', async () => {
  await importAll(ARXIV, arxivRecord('2001.00001', 'Slow Rivers', ['Ola Berg', 'Mara Lind']));
  await importAll(
    OPENALEX,
    openAlexRecord('W1', 'Slow Rivers in Print', [['Ute Kern']], { identifiers: [doi('a')] }),
  );
  expect(await papers()).toHaveLength(2);
  await importAll(
    OPENALEX,
    openAlexRecord('W2', 'Rivers', [['Ola Berg']], { identifiers: [doi('a'), arxivId('2001.00001')] }),
  );
  expect(await papers()).toEqual([
    {
      slug: 'slow-rivers',
      identifiers: ['ARXIV:2001.00001', 'DOI:10.1000/a', 'OPENALEX:W1', 'OPENALEX:W2'],
      keys: ['2001.00001', 'W1', 'W2'],
      authors: ['Ola Berg', 'Mara Lind', 'Ute Kern'],
    },
  ]);
  expect(await slugOf('slow-rivers-in-print')).toBe('slow-rivers');
});

describe('papers whom a new version of a record shows to be one', () => {
  const alpha = arxivRecord('2001.00001', 'Alpha', ['Ada Xu']);
  const alphaToo = (...identifiers: ReturnType<typeof doi | typeof arxivId>[]) =>
    openAlexRecord('W2', 'Alpha two', [], { identifiers });

  beforeEach(async () => {
    const beta = openAlexRecord('W1', 'Beta', [], { identifiers: [doi('d')] });
    await importAll(OPENALEX, beta, alphaToo(arxivId('2001.00001')));
    await importAll(ARXIV, alpha);
  });

  it('become one, and the address of the other goes on leading there', async () => {
    await importAll(ARXIV, { ...alpha, identifiers: [...alpha.identifiers, doi('d')] });
    expect((await papers()).map(({ slug, keys }) => [slug, keys])).toEqual([
      ['beta', ['2001.00001', 'W1', 'W2']],
    ]);
    expect(await slugOf('alpha-two')).toBe('beta');
  });

  it('take in no record of the title of the one that is gone', async () => {
    const uniting = openAlexRecord('W3', 'Gamma', [], { identifiers: [doi('d'), arxivId('2001.00001')] });
    await importAll(OPENALEX, uniting, openAlexRecord('W4', 'Alpha', []));
    expect((await papers()).map(({ slug, keys }) => [slug, keys])).toEqual([
      ['alpha', ['W4']],
      ['beta', ['2001.00001', 'W1', 'W2', 'W3']],
    ]);
  });

  it('leave a record that is none of them any more a paper and an address of its own', async () => {
    const uniting = openAlexRecord('W3', 'Gamma', [], { identifiers: [doi('d'), arxivId('2001.00001')] });
    await importAll(OPENALEX, alphaToo(), uniting);
    expect((await papers()).map(({ slug, keys }) => [slug, keys])).toEqual([
      ['alpha-two-2', ['W2']],
      ['beta', ['2001.00001', 'W1', 'W3']],
    ]);
    expect(await slugOf('alpha-two')).toBe('beta');
    await importAll(OPENALEX, alphaToo(arxivId('2001.00001')));
    expect((await papers()).map(({ slug }) => slug)).toEqual(['beta']);
  });
});

it.each([1, 1000])('keeps two with arXiv ids of their own apart, in batches of %i', async (size) => {
  const shared = [
    arxivRecord('2001.00001', 'Peat', ['Ola Berg']),
    arxivRecord('2001.00002', 'Moss', ['Ola Berg']),
  ].map((record) => ({ ...record, identifiers: [...record.identifiers, doi('a')] }));
  await importWhole(database.dataSource, ARXIV, shared, size);
  await checkInvariants(database.dataSource);
  expect((await papers()).map(({ slug }) => slug)).toEqual(['moss', 'peat']);
  await importAll(
    OPENALEX,
    openAlexRecord('W1', 'Reed', [], { identifiers: [arxivId('2001.00002'), doi('a')] }),
  );
  expect((await papers()).map(({ keys }) => keys)).toEqual([['2001.00002', 'W1'], ['2001.00001']]);
  expect(await slugByDoi('a')).toBe('peat');
  await importAll(ARXIV, arxivRecord('2001.00001', 'Peat', ['Ola Berg']));
  expect(await slugByDoi('a')).toBe('moss');
  await importAll(OPENALEX, openAlexRecord('W2', 'Fern', [], { identifiers: [doi('a')] }));
  expect((await papers()).map(({ keys }) => keys)).toEqual([['2001.00002', 'W1', 'W2'], ['2001.00001']]);
});

it.each([1, 1000])('follows identifiers from record to record, in batches of %i', async (size) => {
  const records = [
    openAlexRecord('W1', 'Peat', [], { identifiers: [doi('a')] }),
    openAlexRecord('W2', 'Moss', [], { identifiers: [doi('a'), doi('b')] }),
    openAlexRecord('W3', 'Reed', [], { identifiers: [doi('b')] }),
  ];
  await importWhole(database.dataSource, OPENALEX, records, size);
  expect((await papers()).map(({ keys }) => keys)).toEqual([['W1', 'W2', 'W3']]);
});

it.each([1, 1000])('joins by identifier whom another has joined by title, in batches of %i', async (size) => {
  await loadRecords(database.dataSource, 'a.txt', [{ title: 'Peat' }]);
  const records = [
    openAlexRecord('W1', 'Peat', [], { identifiers: [doi('a')] }),
    openAlexRecord('W2', 'Moss', [], { identifiers: [doi('a')] }),
  ];
  await importWhole(database.dataSource, OPENALEX, records, size);
  await checkInvariants(database.dataSource);
  expect(await papers()).toHaveLength(1);
});

describe('a new version of a record', () => {
  it('leaves the paper that only its former title made it, and keeps one that was its own', async () => {
    await loadRecords(database.dataSource, 'a.txt', [{ title: 'Peat' }]);
    await importAll(ARXIV, arxivRecord('2001.00001', 'Peat', []), arxivRecord('2001.00002', 'Moss', []));
    await importAll(ARXIV, arxivRecord('2001.00001', 'Reed', []), arxivRecord('2001.00002', 'Fern', []));
    expect((await papers()).map(({ slug, identifiers }) => [slug, identifiers])).toEqual([
      ['moss', ['ARXIV:2001.00002']],
      ['peat', []],
      ['reed', ['ARXIV:2001.00001']],
    ]);
  });

  it('goes to the paper that it now is, and its former address with it', async () => {
    await importAll(ARXIV, arxivRecord('2001.00001', 'Moss', ['Ola Berg']));
    await loadRecords(database.dataSource, 'a.txt', [{ title: 'Peat' }]);
    await importAll(ARXIV, arxivRecord('2001.00001', 'Peat', ['Ola Berg']));
    expect((await papers()).map(({ slug }) => slug)).toEqual(['peat']);
    expect(await slugOf('moss')).toBe('peat');
  });

  it('takes its words, topics, authors and identifiers with it', async () => {
    const said = { abstract: 'Deep water.', topicLabels: ['cs.LG'], publishedOn: '2019-01-01' };
    const former = arxivRecord('2001.00001', 'Peat', ['Ola Berg', 'Mara Lind'], said);
    await importAll(ARXIV, { ...former, identifiers: [...former.identifiers, doi('a')] });
    const now = { abstract: 'Shallow water.', topicLabels: ['cs.AI'], publishedOn: '2020-01-01' };
    await importAll(ARXIV, arxivRecord('2001.00001', 'Peat', ['Ola Berg', 'Ute Kern'], now));
    expect(await papers()).toEqual([
      {
        slug: 'peat',
        identifiers: ['ARXIV:2001.00001'],
        keys: ['2001.00001'],
        authors: ['Ola Berg', 'Ute Kern'],
      },
    ]);
    const names = await database.dataSource.query<{ name: string }[]>(
      'select name from authors order by name',
    );
    expect(names.map(({ name }) => name)).toEqual(['Ola Berg', 'Ute Kern']);
  });

  it('is not replaced by an older one', async () => {
    await importAll(ARXIV, arxivRecord('2001.00001', 'Peat', [], { updatedOn: '2020-02-02' }));
    await importAll(ARXIV, arxivRecord('2001.00001', 'Moss', [], { updatedOn: '2020-01-01' }));
    expect((await papers()).map(({ slug }) => slug)).toEqual(['peat']);
  });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { arxivFormat } from '../../src/formats/arxiv/format.js';
import { importFiles } from '../../src/import/import-files.js';
import type { ImportSummary } from '../../src/import/import-options.js';
import { loadFolder } from '../../src/seeding/load-folder.js';
import { checkInvariants } from '../support/check-invariants.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';
import { readVisibleStore } from '../support/visible-store.js';

/** Facts of papers that the seeds list, as the snapshot prints them; the abstracts are made up. */
const SNAPSHOT = [
  {
    id: '2309.10668',
    title: 'Language Modeling Is Compression',
    authors:
      "Gr\\'egoire Del\\'etang, Anian Ruoss, Paul-Ambroise Duquenne, Elliot Catt,\n  Tim Genewein, Christopher Mattern, Jordi Grau-Moya, Li Kevin Wenliang, Matthew\n  Aitchison, Laurent Orseau, Marcus Hutter, Joel Veness",
    categories: 'cs.LG cs.AI cs.CL cs.IT math.IT',
    created: 'Tue, 19 Sep 2023 14:50:38 GMT',
  },
  {
    id: '2207.02098',
    title: 'Neural Networks and the Chomsky Hierarchy',
    authors:
      "Gr\\'egoire Del\\'etang, Anian Ruoss, Jordi Grau-Moya, Tim Genewein, Li Kevin\n  Wenliang, Elliot Catt, Chris Cundy, Marcus Hutter, Shane Legg, Joel Veness,\n  Pedro A. Ortega",
    categories: 'cs.LG cs.AI cs.CL cs.FL',
    created: 'Tue, 5 Jul 2022 15:06:11 GMT',
  },
  {
    id: '1808.01137',
    title: 'When Does Hillclimbing Fail on Monotone Functions: An entropy compression\n  argument',
    authors: 'Johannes Lengler, Anders Martinsson, Angelika Steger',
    categories: 'math.PR cs.NE',
    created: 'Fri, 3 Aug 2018 09:39:33 GMT',
  },
].map(({ created, ...record }) => ({
  ...record,
  submitter: null,
  comments: null,
  'journal-ref': null,
  doi: null,
  abstract: '  What we have found is told here in a few words of our own.\n',
  versions: [{ version: 'v1', created }],
  update_date: '2024-03-19',
}));

let database: TestDatabase;
afterEach(() => database.drop());

async function importSnapshot(dataSource: DataSource): Promise<ImportSummary> {
  const folder = makeScratchFolder();
  try {
    const path = join(folder, 'arxiv.jsonl');
    await writeFile(path, SNAPSHOT.map((record) => JSON.stringify(record)).join('\n'));
    const nothing = () => undefined;
    return await importFiles({
      dataSource,
      format: arxivFormat,
      files: [path],
      rejectsPath: join(folder, 'rejects.jsonl'),
      maxRejects: 0,
      dryRun: false,
      restart: false,
      watch: { begin: nothing, advance: nothing, end: nothing, tell: nothing },
    });
  } finally {
    removeScratchFolder(folder);
  }
}

async function readPapers(dataSource: DataSource) {
  return dataSource.query<Record<string, unknown>[]>(
    `select p.slug, p.author_count as "authorCount", p.authors_complete as complete, p.published_on as "publishedOn",
       array(select scheme || ':' || value from paper_identifiers i where i.paper_id = p.id order by 1) as identifiers,
       array(select a.name from authorships s join authors a on a.id = s.author_id
             where s.paper_id = p.id order by s.position) as authors
     from papers p where slug = any ($1) order by slug`,
    [['language-modeling-is-compression', 'neural-networks-and-the-chomsky-hierarchy', HILLCLIMBING]],
  );
}

const HILLCLIMBING = 'when-does-hillclimbing-fail-on-monotone-functions-an-entropy-compression';

async function count(dataSource: DataSource, from: string): Promise<number> {
  const [row] = await dataSource.query<{ count: number }[]>(`select count(*)::int as count from ${from}`);
  return row?.count ?? 0;
}

const SEED_LISTINGS = `select * from listings where source_key is null order by id`;

it('completes papers of pages with what the snapshot says of them', async () => {
  database = await createTestDatabase('seeded');
  const { dataSource } = database;
  const before = {
    papers: await dataSource.query<unknown>('select id, slug from papers order by id'),
    authors: await dataSource.query<unknown>('select id, slug from authors order by id'),
    listings: await dataSource.query<unknown>(SEED_LISTINGS),
  };
  const { files, mergedPersons } = await importSnapshot(dataSource);
  await checkInvariants(dataSource);
  expect(files[0]?.counts).toEqual({ created: 3, changed: 0, unchanged: 0, rejected: 0, newPapers: 0 });
  expect(mergedPersons).toBeGreaterThanOrEqual(0);
  expect(await dataSource.query<unknown>('select id, slug from papers order by id')).toEqual(before.papers);
  expect(await dataSource.query<unknown>(SEED_LISTINGS)).toEqual(before.listings);
  const authors = await dataSource.query<unknown[]>('select id, slug from authors order by id');
  expect(authors).toEqual(expect.arrayContaining(before.authors as unknown[]));

  const papers = await readPapers(dataSource);
  expect(papers).toMatchObject([
    {
      identifiers: ['ARXIV:2309.10668'],
      authorCount: 12,
      complete: true,
      publishedOn: '2023-09-19',
    },
    { identifiers: ['ARXIV:2207.02098'], authorCount: 11, complete: true, publishedOn: '2022-07-05' },
    {
      identifiers: ['ARXIV:1808.01137'],
      authorCount: 3,
      authors: ['Johannes Lengler', 'Anders Martinsson', 'Angelika Steger'],
    },
  ]);
  expect(papers[0]?.authors).toHaveLength(12);
  expect(papers[1]?.authors).toHaveLength(11);
  expect(papers[1]?.authors).toContain('Shane Legg');
});

it('costs nothing to import again', async () => {
  database = await createTestDatabase('seeded');
  await importSnapshot(database.dataSource);
  const before = await readVisibleStore(database.dataSource);
  const { files } = await importSnapshot(database.dataSource);
  expect(files[0]?.counts).toMatchObject({ created: 0, unchanged: 3 });
  expect(await readVisibleStore(database.dataSource)).toEqual(before);
});

it('says the same whether the pages or the snapshot came first', async () => {
  database = await createTestDatabase('seeded');
  await importSnapshot(database.dataSource);
  const pagesFirst = await readVisibleStore(database.dataSource);
  await database.drop();
  database = await createTestDatabase('empty');
  await importSnapshot(database.dataSource);
  await loadFolder(database.dataSource, 'seeds', { info: () => undefined, warn: () => undefined });
  await checkInvariants(database.dataSource);
  expect(await readVisibleStore(database.dataSource)).toEqual(pagesFirst);
  expect(await count(database.dataSource, 'papers')).toBe(151);
});

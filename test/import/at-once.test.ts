import { withImportLock } from '../../src/ingest/transaction/import-lock.js';
import { createDataSource } from '../../src/database/data-source.js';
import { arxivLine, manyArxivLines, writeLines } from '../support/arxiv-file.js';
import { importHere } from '../support/import-here.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';

let scratch: string;
let database: TestDatabase;

beforeEach(async () => {
  scratch = makeScratchFolder();
  database = await createTestDatabase('empty');
});

afterEach(async () => {
  await database.drop();
  removeScratchFolder(scratch);
});

const WAITS = 'Another import is at work; this one begins when that has ended.';

it('waits for the import that is at work, says so, and both end well', async () => {
  const dataSource = await createDataSource(database.connection).initialize();
  const one = writeLines(scratch, 'one.jsonl', manyArxivLines(400, 1));
  const two = writeLines(scratch, 'two.jsonl', manyArxivLines(400, 2));
  const first = importHere(database, [one], { batchSize: 50 });
  await waitUntil(() => first.counted.length > 0);
  const second = importHere({ ...database, dataSource }, [two], { batchSize: 50 });
  await waitUntil(() => second.told.length > 0);
  expect(second.told).toEqual([WAITS]);
  expect((await first.summary).files[0]?.counts.created).toBe(400);
  expect((await second.summary).files[0]?.counts.created).toBe(400);
  expect(first.told).not.toContain(WAITS);
  expect(await database.dataSource.query('select count(*)::int as count from listings')).toEqual([
    { count: 800 },
  ]);
  await dataSource.destroy();
});

it('lets the next one begin when an import has failed', async () => {
  const file = writeLines(scratch, 'papers.jsonl', [arxivLine(1)]);
  const failing = withImportLock(
    database.dataSource,
    () => undefined,
    () => Promise.reject(new Error('no more')),
  );
  await expect(failing).rejects.toThrow('no more');
  const next = importHere(database, [file]);
  expect((await next.summary).files[0]?.counts.created).toBe(1);
  expect(next.told).not.toContain(WAITS);
});

it('never shows a reader a part of a batch', async () => {
  const file = writeLines(scratch, 'papers.jsonl', manyArxivLines(500));
  const running = importHere(database, [file], { batchSize: 50 });
  const ended = running.summary.then(
    () => true,
    () => true,
  );
  let isOver = false;
  void ended.then(() => (isOver = true));
  const seen = new Set<string>();
  const dataSource = await createDataSource(database.connection).initialize();
  while (!isOver) {
    const [row] = await dataSource.query<Record<string, number>[]>(SEEN);
    seen.add(JSON.stringify(row));
  }
  await dataSource.destroy();
  await running.summary;
  const whole = running.counted.map(({ newPapers, created }) => ({
    papers: newPapers,
    listings: created,
    without: 0,
  }));
  const allowed = new Set(
    [{ papers: 0, listings: 0, without: 0 }, ...whole].map((row) => JSON.stringify(row)),
  );
  expect([...seen].filter((row) => !allowed.has(row))).toEqual([]);
  expect(seen.size).toBeGreaterThan(3);
});

const SEEN = `
  select (select count(*)::int from papers) as papers, (select count(*)::int from listings) as listings,
    (select count(*)::int from papers p
     where not exists (select from authorships s where s.paper_id = p.id)
       or not exists (select from paper_words w where w.paper_id = p.id)) as without`;

it('is a first load by what all files together have brought', async () => {
  const files = [1, 2, 3].map((seed) => writeLines(scratch, `${seed}.jsonl`, manyArxivLines(40, seed)));
  const running = importHere(database, files, { batchSize: 20, firstLoad: 70 });
  await running.summary;
  expect(running.told.filter((sentence) => sentence.startsWith('This is a first load'))).toHaveLength(1);
  expect(await database.dataSource.query('select from deferred_indexes')).toEqual([]);
  expect(await database.dataSource.query(PAUSED)).toEqual([]);
});

it('has its indexes back where a first load has stopped at a fault', async () => {
  const indexes = () =>
    database.dataSource.query<unknown[]>(
      `select indexdef from pg_indexes where schemaname = 'public' order by indexname`,
    );
  const before = await indexes();
  const file = writeLines(scratch, 'papers.jsonl', [...manyArxivLines(200), '{']);
  const running = importHere(database, [file], { batchSize: 20, firstLoad: 50, maxRejects: 0 });
  await expect(running.summary).rejects.toThrow('more than 0 records are rejected');
  expect(running.told).toContain('Making the indexes of searches and counts.');
  expect(await indexes()).toEqual(before);
  expect(await database.dataSource.query(PAUSED)).toEqual([]);
});

const PAUSED = `select relname from pg_class where reloptions::text like '%autovacuum_enabled%'`;

import { TitleKeyTrigrams1763732100000 } from '../../migrations/1763732100000-title-key-trigrams.js';
import { deferIndexes, restoreIndexes } from '../../src/ingest/maintenance/deferred-indexes.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
beforeEach(async () => (database = await createTestDatabase('empty')));
afterEach(() => database.drop());

it('makes the index of parts of titles over their keys', async () => {
  await inMigration('down');
  expect(await definition()).toContain('(title_folded');
  await inMigration('up');
  expect(await definition()).toContain('(title_key');
});

it('changes the index that a first load has put off', async () => {
  await inMigration('down');
  await deferIndexes(database.dataSource);
  await inMigration('up');
  expect(await definition()).toBe('');
  await restoreIndexes(
    database.dataSource,
    () => undefined,
    () => Promise.resolve(),
  );
  expect(await definition()).toContain('(title_key');
});

async function inMigration(way: 'up' | 'down'): Promise<void> {
  const runner = database.dataSource.createQueryRunner();
  await runner.startTransaction();
  await new TitleKeyTrigrams1763732100000()[way](runner);
  await runner.commitTransaction();
  await runner.release();
}

async function definition(): Promise<string> {
  const rows = await database.dataSource.query<{ definition: string }[]>(
    `select indexdef as definition from pg_indexes where indexname = 'papers_title_trigrams'`,
  );
  return rows.map((row) => row.definition).join('\n');
}

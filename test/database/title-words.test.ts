import { ReindexWords1763732000000 } from '../../migrations/1763732000000-reindex-words.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
beforeEach(async () => (database = await createTestDatabase('empty')));
afterEach(() => database.drop());

it('drops the index of title words, also where a first load has put it off', async () => {
  const { dataSource } = database;
  await inMigration('down');
  expect(await indexes()).toHaveLength(1);
  await dataSource.query(
    `insert into deferred_indexes (name, definition)
     select indexname, indexdef from pg_indexes where indexname = 'papers_title_words'`,
  );
  await inMigration('up');
  expect(await indexes()).toEqual([]);
  expect(await dataSource.query('select from deferred_indexes')).toEqual([]);
});

async function inMigration(way: 'up' | 'down'): Promise<void> {
  const runner = database.dataSource.createQueryRunner();
  await runner.startTransaction();
  await new ReindexWords1763732000000()[way](runner);
  await runner.commitTransaction();
  await runner.release();
}

function indexes(): Promise<unknown[]> {
  return database.dataSource.query(`select from pg_indexes where indexname = 'papers_title_words'`);
}

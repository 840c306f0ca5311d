import { TrimTitleKeys1763719200000 } from '../../migrations/1763719200000-trim-title-keys.js';
import { AnyTitleWords1763721600000 } from '../../migrations/1763721600000-any-title-words.js';
import { deferIndexes, restoreIndexes } from '../../src/ingest/maintenance/deferred-indexes.js';
import { ARXIV, arxivRecord, importWhole } from '../support/import-records.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

const EMPTY_WORD = 'lexeme array may not contain empty strings';

let database: TestDatabase;
beforeEach(async () => (database = await createTestDatabase('empty')));
afterEach(() => database.drop());

it('makes the index of title words over former keys that an older snapshot may see', async () => {
  const { dataSource } = database;
  await inMigration(new AnyTitleWords1763721600000(), 'down');
  await deferIndexes(dataSource);
  await storeBlankKeys();
  const reader = await holdSnapshot();
  await expect(makeIndexes()).rejects.toThrow(EMPTY_WORD);
  await inMigration(new TrimTitleKeys1763719200000(), 'up');
  expect(await keys()).toEqual(['a title that was cut', 'another']);
  await expect(makeIndexes()).rejects.toThrow(EMPTY_WORD);

  await inMigration(new AnyTitleWords1763721600000(), 'up');
  await makeIndexes();
  await reader.rollbackTransaction();
  await reader.release();
  expect(await wordsIndex()).toContain("array_remove(string_to_array(title_key, ' '::text), ''::text)");
});

it('makes the index of title words anew where there is one', async () => {
  await inMigration(new AnyTitleWords1763721600000(), 'down');
  expect(await wordsIndex()).not.toContain('array_remove');
  await inMigration(new AnyTitleWords1763721600000(), 'up');
  await storeBlankKeys();
  expect(await wordsIndex()).toContain('array_remove');
});

async function storeBlankKeys(): Promise<void> {
  const titles = ['A title that was cut', 'Another'];
  const records = titles.map((title, at) => arxivRecord(`2401.0000${at}`, title, ['Ann Lee']));
  await importWhole(database.dataSource, ARXIV, records);
  for (const table of ['listings', 'papers'])
    await database.dataSource.query(
      `update ${table} set title_key = title_key || ' ' where title like '%cut'`,
    );
}

async function holdSnapshot() {
  const reader = database.dataSource.createQueryRunner();
  await reader.startTransaction('REPEATABLE READ');
  await reader.query('select count(*) from papers');
  return reader;
}

async function inMigration(
  migration: AnyTitleWords1763721600000 | TrimTitleKeys1763719200000,
  way: 'up' | 'down',
): Promise<void> {
  const runner = database.dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    await (way === 'up' ? migration.up(runner) : migration.down(runner));
    await runner.commitTransaction();
  } finally {
    await runner.release();
  }
}

function makeIndexes(): Promise<unknown> {
  return restoreIndexes(
    database.dataSource,
    () => undefined,
    () => Promise.resolve(),
  );
}

async function keys(): Promise<string[]> {
  const rows = await database.dataSource.query<{ key: string }[]>(
    'select title_key as key from papers union select title_key from listings order by key',
  );
  return rows.map(({ key }) => key);
}

async function wordsIndex(): Promise<string> {
  const rows = await database.dataSource.query<{ definition: string }[]>(
    `select indexdef as definition from pg_indexes where indexname = 'papers_title_words'`,
  );
  return rows.map(({ definition }) => definition).join('\n');
}

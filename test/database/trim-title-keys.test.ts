import { TrimTitleKeys1763719200000 } from '../../migrations/1763719200000-trim-title-keys.js';
import { deferIndexes, restoreIndexes } from '../../src/ingest/maintenance/deferred-indexes.js';
import { ARXIV, arxivRecord, importWhole } from '../support/import-records.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('empty')));
afterAll(() => database.drop());

it('trims the keys of a store whose first load could not make the index of title words', async () => {
  const { dataSource } = database;
  const titles = ['A title that was cut', 'Another'];
  const records = titles.map((title, at) => arxivRecord(`2401.0000${at}`, title, ['Ann Lee']));
  await importWhole(dataSource, ARXIV, records);
  await deferIndexes(dataSource);
  for (const table of ['listings', 'papers'])
    await dataSource.query(`update ${table} set title_key = title_key || ' ' where title like '%cut'`);
  const restore = () =>
    restoreIndexes(
      dataSource,
      () => undefined,
      () => Promise.resolve(),
    );
  await expect(restore()).rejects.toThrow('lexeme array may not contain empty strings');

  const runner = dataSource.createQueryRunner();
  await new TrimTitleKeys1763719200000().up(runner).finally(() => runner.release());
  await restore();
  const keys = await dataSource.query<unknown[]>(
    'select title_key as key from papers union select title_key from listings order by key',
  );
  expect(keys).toEqual([{ key: 'a title that was cut' }, { key: 'another' }]);
});

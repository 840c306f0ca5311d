import { deriveUnderivedBodies } from '../../../src/ingest/derive-underived-bodies.js';
import { plainBodies } from '../../support/plain-bodies.js';
import { type TestDatabase, createTestDatabase } from '../../support/test-database.js';
import { addVariety } from '../../support/varied-store.js';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('seeded')));
afterAll(() => database.drop());

it('finds the venues and institutions of a store that was filled before there were any, once', async () => {
  const { dataSource } = database;
  await addVariety(dataSource);
  await dataSource.query('truncate venues, institutions cascade');
  await dataSource.query(`delete from derivations where name = 'body names'`);
  let reports = 0;
  const derive = () => deriveUnderivedBodies(dataSource, () => (reports += 1));
  await derive();
  const { stored, expected } = await plainBodies(dataSource);
  expect(stored.sort()).toEqual(expected.sort());
  const [venue] = await dataSource.query<object[]>(
    'select name, issn, paper_count from venues where issn is not null',
  );
  expect(venue).toEqual({ name: 'Moors', issn: '0028-0836', paper_count: 1 });
  await derive();
  expect(reports).toBe(1);
});

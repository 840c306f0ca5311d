import { createRunner } from '../../src/database/runner.js';
import { paperCounts } from '../../src/store/papers/paper-counts.js';
import { paperFacets } from '../../src/store/papers/paper-facets.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('seeded')));
afterAll(() => database.drop());

it('reads no more counts than an answer may have, those of most papers', async () => {
  const runner = createRunner(database.dataSource);
  const all = await paperCounts(runner, ['TOPIC', 'YEAR'], {}, 25_001);
  expect(all.length).toBeGreaterThan(5);
  expect(await paperCounts(runner, ['TOPIC', 'YEAR'], {}, 5)).toEqual(all.slice(0, 5));
});

it('reads no more of all facets together', async () => {
  const runner = createRunner(database.dataSource);
  const facets = await paperFacets(runner, { filter: {}, facets: ['years', 'topics'], most: 7 });
  expect(Object.values(facets).flat()).toHaveLength(7);
});

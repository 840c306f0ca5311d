import { Client } from 'pg';
import { killChildren } from '../support/child-process.js';
import { checkInvariants } from '../support/check-invariants.js';
import { indexAsFormerly } from '../support/former-words.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { askGraphql, startServiceProcess } from '../support/service-process.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

const SEARCH = '{ search(query: "modeling compression", kinds: [PAPER], first: 1) { nodes { __typename } } }';
const FOUND = { data: { search: { nodes: [{ __typename: 'Paper' }] } } };

const scratch = makeScratchFolder();
afterAll(() => removeScratchFolder(scratch));

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase('seeded');
  await indexAsFormerly(database.dataSource);
});
afterEach(async () => {
  await killChildren();
  await database.drop();
});

it('indexes a store anew that another version has indexed, while it answers', async () => {
  const service = startServiceProcess({ env: { DATABASE_URL: database.url } });
  const url = await service.ready();
  expect(await askGraphql(url, SEARCH)).toMatchObject(FOUND);
  await service.says('All papers are indexed anew', 60_000);
  expect(await askGraphql(url, SEARCH)).toMatchObject(FOUND);
  await checkInvariants(database.dataSource);
  service.kill('SIGTERM');
  expect(await service.ended).toBe('exit 0');
});

it('answers and stops in order while somebody else writes for long, and goes on at the next start', async () => {
  // Without documents, whose loading would wait before the service listens; so would what is done once in any store.
  const env = { DATABASE_URL: database.url, SEEDS_DIR: scratch };
  const migrated = startServiceProcess({ env, command: ['dist/src/cli.js', 'migrate'] });
  expect(await migrated.ended).toBe('exit 0');
  const writer = new Client(database.url);
  await writer.connect();
  await writer.query('select pg_advisory_lock(115977983583092)');
  const first = startServiceProcess({ env });
  const url = await first.ready();
  expect(await askGraphql(url, SEARCH)).toMatchObject(FOUND);
  first.kill('SIGTERM');
  expect(await first.ended).toBe('exit 0');
  expect(first.output()).not.toContain('Could not close');

  await writer.end();
  const second = startServiceProcess({ env });
  await second.ready();
  await second.says('All papers are indexed anew', 60_000);
  await checkInvariants(database.dataSource);
});

import { Client } from 'pg';
import { post } from '../http/start-server.js';
import { killChildren } from '../support/child-process.js';
import { startServiceProcess, statusOf } from '../support/service-process.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';

const ON_PAPERS = '{ papers(first: 1) { nodes { title } } }';
const ON_SOURCES = '{ sources(first: 1) { nodes { name } } }';

let database: TestDatabase;
let watcher: Client;
/** A session of its own: within a transaction, what is active is looked up once. */
let locker: Client;
let url: string;

beforeAll(async () => {
  database = await createTestDatabase('seeded');
  watcher = new Client(database.url);
  locker = new Client(database.url);
  await Promise.all([watcher.connect(), locker.connect()]);
  const env = { DATABASE_URL: database.url, TRUSTED_PROXIES: '127.0.0.1' };
  url = await startServiceProcess({ env }).ready();
});

afterEach(() => locker.query('rollback'));

afterAll(async () => {
  await killChildren();
  await Promise.all([watcher.end(), locker.end()]);
  await database.drop();
});

/** Every statement on papers waits from now on, until PostgreSQL ends it. */
async function lockPapers(): Promise<void> {
  await locker.query('begin; lock table papers in access exclusive mode');
}

async function countWaiting(): Promise<number> {
  const { rows } = await watcher.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
      where datname = current_database() and state = 'active' and wait_event_type = 'Lock'`,
  );
  return rows[0]?.count ?? 0;
}

const askAs = (client: string, query: string) => post(url, { query }, { 'x-forwarded-for': client });

it('leaves nothing running in PostgreSQL a second after a client has gone', async () => {
  await lockPapers();
  const leaving = new AbortController();
  const request = fetch(`${url}/graphql?query=${encodeURIComponent(ON_PAPERS)}`, { signal: leaving.signal });
  const gone = expect(request).rejects.toThrow();
  await waitUntil(async () => (await countWaiting()) === 1);
  leaving.abort();
  await gone;
  await waitUntil(async () => (await countWaiting()) === 0, 1_000);
});

it('gives one client three connections, and answers others and the balancer meanwhile', async () => {
  await lockPapers();
  const greedy = Promise.all(Array.from({ length: 30 }, () => askAs('192.0.2.1', ON_PAPERS)));
  await waitUntil(async () => (await countWaiting()) === 3);
  for (let round = 0; round < 10; round += 1) {
    const asked = Date.now();
    expect((await askAs('192.0.2.2', ON_SOURCES)).status).toBe(200);
    expect(await statusOf(`${url}/readyz`)).toBe(200);
    expect(Date.now() - asked).toBeLessThan(1_000);
    expect(await countWaiting()).toBeLessThanOrEqual(3);
  }
  const answers = await greedy;
  const codes = new Set(answers.map(({ body }) => body.errors?.[0]?.extensions.code));
  expect([...codes].sort()).toEqual(['SERVICE_UNAVAILABLE', 'TIMEOUT']);
});

it('stays ready where several clients hold every connection that they may', async () => {
  await lockPapers();
  const clients = [1, 2, 3, 4].flatMap((number) =>
    Array.from({ length: 3 }, () => askAs(`192.0.2.${String(number)}`, ON_PAPERS)),
  );
  await waitUntil(async () => (await countWaiting()) === 9);
  expect(await statusOf(`${url}/readyz`)).toBe(200);
  await locker.query('rollback');
  for (const { status } of await Promise.all(clients)) expect(status).toBe(200);
});

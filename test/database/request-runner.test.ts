import { Client } from 'pg';
import { z } from 'zod';
import { createDataSource, type DataSource } from '../../src/database/data-source.js';
import { SourceEntity } from '../../src/database/entities/source.entity.js';
import { createRequestRunners, type RequestRunners } from '../../src/database/request-runner.js';
import { sql, value } from '../../src/database/sql.js';
import { RequestBudget } from '../../src/graphql/limits/request-budget.js';
import { timeoutError } from '../../src/graphql/errors/errors.js';
import { DEFAULT_LIMITS } from '../../src/limit-settings.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';

let database: TestDatabase;
let dataSource: DataSource;
let runners: RequestRunners;
let watcher: Client;

beforeAll(async () => {
  database = await createTestDatabase('seeded');
  dataSource = await createDataSource(database.connection).initialize();
  runners = createRequestRunners(dataSource, { limits: DEFAULT_LIMITS, prepared: true });
  watcher = new Client(database.url);
  await watcher.connect();
});

afterAll(async () => {
  await watcher.end();
  await dataSource.destroy();
  await database.drop();
});

const done = z.strictObject({ done: z.string() });
const sleepFor = (seconds: number) => sql`select pg_sleep(${value(seconds, 'float8')})::text as done`;

async function countRunning(text: string): Promise<number> {
  const { rows } = await watcher.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
      where datname = current_database() and state = 'active' and query like $1 and pid <> pg_backend_pid()`,
    [`%${text}%`],
  );
  return rows[0]?.count ?? 0;
}

const isQuiet = () => runners.state.held === 0 && runners.state.waiting === 0;

it('cancels in PostgreSQL what runs when the request ends, and starts nothing else', async () => {
  const budget = new RequestBudget('leaving');
  const runner = runners.for(budget);
  const answers = [1, 2, 3, 4, 5].map(() => runner.rows('sleeping', sleepFor(60), done));
  const ends = Promise.allSettled(answers);
  await waitUntil(async () => (await countRunning('sleeping')) === 3);
  budget.end(timeoutError());
  const results = await ends;
  expect(results.map((result) => result.status === 'rejected' && String(result.reason))).toEqual(
    Array.from({ length: 5 }, () => expect.stringContaining('longer than the service allows') as unknown),
  );
  await waitUntil(async () => (await countRunning('sleeping')) === 0, 1_000);
  await waitUntil(isQuiet, 1_000);
  await expect(runner.rows('late', sleepFor(0), done)).rejects.toThrow('longer than the service allows');
});

it('disturbs no statement of others when cancels race with ends', async () => {
  let others = 0;
  const asking = { on: true };
  const asker = async (client: string) => {
    while (asking.on) {
      const runner = runners.for(new RequestBudget(client));
      await runner.rows('other', sleepFor(0.001), done);
      others += 1;
    }
  };
  const askers = ['a', 'b', 'c', 'd'].map(asker);
  for (let round = 0; round < 200; round += 1) {
    const budget = new RequestBudget(`leaving ${String(round % 2)}`);
    const answer = runners.for(budget).rows('raced', sleepFor(0.003), done);
    const ended = answer.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, round % 6));
    budget.end(timeoutError());
    await ended;
  }
  asking.on = false;
  await Promise.all(askers);
  await waitUntil(isQuiet, 1_000);
  expect(others).toBeGreaterThan(100);
});

it('finds entities on the share too, and ends that when the request ends', async () => {
  const budget = new RequestBudget('cold');
  const found = await runners
    .for(budget)
    .find('coldSources', SourceEntity, (query) => query.orderBy('entity.id'));
  expect(found).toHaveLength(5);
  expect(budget.used).toMatchObject({ statements: 1, read: 5 });
  const slow = runners
    .for(budget)
    .find('coldSleep', SourceEntity, (query) => query.where('pg_sleep(60) is not null'));
  const ended = expect(slow).rejects.toThrow('longer than the service allows');
  await waitUntil(async () => (await countRunning('coldSleep')) === 1);
  expect(runners.state.held).toBe(1);
  budget.end(timeoutError());
  await ended;
  await waitUntil(async () => (await countRunning('coldSleep')) === 0, 1_000);
  await waitUntil(isQuiet, 1_000);
});

it('is not disturbed by the loss of its connections, nor by plans that the server has lost', async () => {
  const ask = () => runners.for(new RequestBudget()).rows('planned', sleepFor(0), done);
  await ask();
  const other = runners.for(new RequestBudget());
  await other.run('forgetPlans', sql`deallocate all`);
  await expect(ask()).resolves.toHaveLength(1);
  await watcher.query('create table changing (done) as select 1');
  const askTable = () => runners.for(new RequestBudget()).run('changing', sql`select * from changing`);
  await askTable();
  await watcher.query('alter table changing alter done type text');
  await expect(askTable()).resolves.toBe(1);
  await watcher.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await waitUntil(() => runners.state.open === 0);
  await expect(ask()).resolves.toHaveLength(1);
});

it('counts a connection as dead that gives no answer, and discards all others of its time', async () => {
  const runner = runners.for(new RequestBudget(), 50);
  await Promise.all(
    [1, 2].map(() => runners.for(new RequestBudget('x')).rows('sleeping', sleepFor(0.05), done)),
  );
  expect(runners.state.idle).toBeGreaterThan(0);
  await expect(runner.rows('silent', sleepFor(2), done)).rejects.toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
  });
  await waitUntil(() => runners.state.open === 0 && runners.state.held === 0);
});

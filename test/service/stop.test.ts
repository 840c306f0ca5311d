import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { killChildren } from '../support/child-process.js';
import { askGraphql, startServiceProcess, statusOf } from '../support/service-process.js';
import { createBareDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';

type Database = Awaited<ReturnType<typeof createBareDatabase>>;

const COUNT = '{ papers { totalCount } }';

let database: Database;
beforeAll(async () => (database = await createBareDatabase()));
afterEach(killChildren);
afterAll(() => database.drop());

const start = (env: Record<string, string>) =>
  startServiceProcess({ env: { DATABASE_URL: database.url, ...env } });

it('is not ready at once on SIGTERM, and answers until a balancer has noticed', async () => {
  const service = start({ STOP_DELAY_MS: '4000' });
  const url = await service.ready();
  service.kill('SIGTERM');
  await waitUntil(async () => (await statusOf(`${url}/readyz`)) === 503);
  expect(await askGraphql(url, COUNT)).toMatchObject({ data: { papers: { totalCount: 151 } } });
  expect(await statusOf(`${url}/healthz`)).toBe(200);
  expect(await service.ended).toBe('exit 0');
});

it('does not wait for a balancer where a person stops it', async () => {
  const service = start({ STOP_DELAY_MS: '60000' });
  await service.ready();
  service.kill('SIGINT');
  expect(await service.ended).toBe('exit 0');
});

it.each(['SIGTERM', 'SIGINT'] as const)(
  'ends what takes too long with 503, and itself with 0, on %s',
  async (signal) => {
    const service = start({
      STOP_DELAY_MS: '5000',
      REQUEST_TIMEOUT_MS: '60000',
      STATEMENT_TIMEOUT_MS: '60000',
    });
    const url = await service.ready();
    const locker = new Client({ connectionString: database.url });
    await locker.connect();
    await locker.query('begin; lock table papers in access exclusive mode');
    const slow = [1, 2].map(() =>
      statusOf(`${url}/graphql?query=${encodeURIComponent('{ papers(first: 1) { nodes { title } } }')}`),
    );
    await sleep(500);
    service.kill(signal);
    // A stop that takes longer than it may ends with 1.
    expect(await service.ended).toBe('exit 0');
    expect(await Promise.all(slow)).toEqual([503, 503]);
    await locker.end();
  },
);

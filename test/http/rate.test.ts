import { randomUUID } from 'node:crypto';
import { waitUntil } from '../support/wait-until.js';
import type { ApolloServerPlugin } from '@apollo/server';
import { budgetOf } from '../../src/http/request-budgets.js';
import { type Answer, startServer, type TestServer } from './start-server.js';

/** An hour: no window ends during a test. */
const LIMITS = { ratePoints: 5, rateSeconds: 3_600 };

/** Uses as many rows as the header says. */
const usesRows: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ request, contextValue }) {
        const rows = Number(request.http?.headers.get('x-rows') ?? 0);
        const budget = budgetOf(contextValue);
        budget.requested = rows;
        budget.chargeResult(rows, 0.9);
        return Promise.resolve();
      },
    }),
};

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(({ app }) => app.close()));
});

async function start(redisUrl?: string): Promise<TestServer> {
  const server = await startServer({
    limits: LIMITS,
    redisUrl,
    trustedProxies: ['127.0.0.1'],
    plugins: [usesRows],
  });
  servers.push(server);
  return server;
}

const ask = (server: TestServer, client: string, rows = 0) =>
  server.query('{ hello }', { headers: { 'x-forwarded-for': client, 'x-rows': String(rows) } });
const code = ({ body }: Answer) => body.errors?.[0]?.extensions.code;
const left = ({ headers }: Answer) =>
  Number(/^"default";r=(\d+);t=\d+$/.exec(headers.get('ratelimit') ?? '')?.[1]);

it('counts a point a request and one a row, and refuses a client that has none left', async () => {
  const server = await start();
  expect(left(await ask(server, '192.0.2.1'))).toBe(4);
  const second = await ask(server, '192.0.2.1', 3);
  expect([second.status, left(second)]).toEqual([200, 1]);
  expect(second.headers.get('ratelimit-policy')).toBe('"default";q=5;w=3600');
  expect(left(await ask(server, '192.0.2.1'))).toBe(0);
  const refused = await ask(server, '192.0.2.1');
  expect([refused.status, code(refused), left(refused)]).toEqual([429, 'RATE_LIMITED', 0]);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
  expect((await ask(server, '192.0.2.2')).status).toBe(200);
});

it('answers a request that costs more than is left, and refuses the next', async () => {
  const server = await start();
  expect((await ask(server, '192.0.2.1', 100)).status).toBe(200);
  expect((await ask(server, '192.0.2.1')).status).toBe(429);
});

it('counts requests by GET, and refused ones, too; scripts of other sites may read how much is left', async () => {
  const server = await start();
  const headers = { 'x-forwarded-for': '192.0.2.1' };
  for (const query of ['{ hello }', '{ nonsense }']) {
    const address = `${server.url}/graphql?query=${encodeURIComponent(query)}`;
    expect((await fetch(address, { headers })).headers.get('ratelimit')).not.toBeNull();
  }
  const answer = await ask(server, '192.0.2.1');
  expect(left(answer)).toBe(2);
  expect(answer.headers.get('access-control-expose-headers')).toContain('ratelimit');
});

it('has no limit and no headers unless it is told to', async () => {
  const server = await startServer();
  servers.push(server);
  const { status, headers } = await server.query('{ hello }');
  expect([status, headers.get('ratelimit'), headers.get('ratelimit-policy')]).toEqual([200, null, null]);
});

it('counts by itself where its Redis is away, and says so once', async () => {
  const server = await start('redis://127.0.0.1:1');
  for (let request = 0; request < 5; request += 1) expect((await ask(server, '192.0.2.1')).status).toBe(200);
  expect((await ask(server, '192.0.2.1')).status).toBe(429);
  await waitUntil(() => server.lines.some(({ msg }) => msg.startsWith('Redis is away')));
  expect(server.lines.filter(({ msg }) => msg.startsWith('Redis is away')).length).toBe(1);
});

const { TEST_REDIS_URL } = process.env;

/** A client that no earlier run has counted for. */
function newClient(): string {
  const parts = randomUUID().split('-');
  return `2001:${[parts[1], parts[2], parts[3]].join(':')}::1`;
}

(TEST_REDIS_URL === undefined ? describe.skip : describe)('with a Redis', () => {
  it('counts the requests of all services together', async () => {
    const [one, other] = [await start(TEST_REDIS_URL), await start(TEST_REDIS_URL)];
    // Until both are connected each counts for itself.
    await waitUntil(async () => {
      const client = newClient();
      return left(await ask(one, client)) === 4 && left(await ask(other, client)) === 3;
    });
    const client = newClient();
    expect(left(await ask(one, client, 2))).toBe(3);
    expect(left(await ask(other, client, 2))).toBe(1);
    expect(left(await ask(one, client))).toBe(0);
    const refused = await ask(other, client);
    expect([refused.status, code(refused)]).toEqual([429, 'RATE_LIMITED']);
  });
});

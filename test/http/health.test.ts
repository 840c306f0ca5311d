import { startServer, type TestServer } from './start-server.js';

let ready: () => Promise<void> = () => Promise.resolve();
let server: TestServer;
beforeAll(async () => (server = await startServer({ checkReadiness: () => ready() })));
afterAll(() => server.app.close());

const status = async (path: string) => (await fetch(server.url + path)).status;

it('is alive and ready', async () => {
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
});

it('is alive but not ready while the database is away, and ready again after', async () => {
  ready = () => Promise.reject(new Error('connect ECONNREFUSED 10.1.2.3'));
  expect(await status('/healthz')).toBe(200);
  const reply = await fetch(`${server.url}/readyz`);
  expect(reply.status).toBe(503);
  expect(reply.headers.get('retry-after')).toBe('1');
  expect(await reply.json()).toEqual({
    errors: [
      {
        message: 'The database is not reachable or not migrated.',
        extensions: { code: 'SERVICE_UNAVAILABLE' },
      },
    ],
  });
  ready = () => Promise.resolve();
  expect(await status('/readyz')).toBe(200);
});

it('is not ready, and says so, where the database says nothing at all', async () => {
  ready = () => new Promise(() => undefined);
  expect(await status('/readyz')).toBe(503);
});

it('is kept in no cache', async () => {
  expect((await fetch(`${server.url}/healthz`)).headers.get('cache-control')).toBe('no-store');
});

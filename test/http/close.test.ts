import { Agent, request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { waitUntil } from '../support/wait-until.js';
import { startServer, type TestServer } from './start-server.js';

let server: TestServer;
afterEach(() => server.app.close());

/** Node keeps a connection that idles open for 72 s, and a close that waits for it would take as long. */
const LESS_THAN_IDLE_MS = 50_000;

it(
  'answers what is in flight, is not ready at once, and refuses what is new',
  async () => {
    const { answer: slow } = await startAnswering(1_500);
    const closed = server.app.close();
    await sleep(50);

    const health = await Promise.all(
      ['/readyz', '/healthz'].map(async (path) => (await fetch(server.url + path)).status),
    );
    expect(health).toEqual([503, 200]);
    const refused = await server.query('{ hello }');
    expect([refused.status, refused.body.errors?.[0]?.extensions.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    expect(refused.headers.get('retry-after')).toBe('1');

    expect((await slow).body.data).toEqual({ slow: 'done' });
    await closed;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  },
  LESS_THAN_IDLE_MS,
);

it(
  'is not held up by connections that idle, or that have never asked anything',
  async () => {
    server = await startServer();
    const agent = new Agent({ keepAlive: true });
    await get(agent, '/healthz');
    const silent = await silentConnection();
    await server.app.close();
    agent.destroy();
    silent.destroy();
  },
  LESS_THAN_IDLE_MS,
);

it('goes on for a moment where a load balancer has to notice first', async () => {
  server = await startServer({ stopDelay: () => 1_500 });
  const closed = server.app.close();
  await sleep(50);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  expect((await server.query('{ hello }')).body.data).toEqual({ hello: 'world' });
  await closed;
});

it('ends what takes too long with a clean 503', async () => {
  const { answer: endless } = await startAnswering(4_000, { stopTimeout: () => 200 });
  await server.app.close();
  const { status, body } = await endless;
  expect([status, body.errors?.[0]?.extensions.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
});

it(
  'is not held up by a body that never arrives',
  async () => {
    server = await startServer();
    const socket = await silentConnection();
    socket.write(
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{',
    );
    await waitUntil(async () => (await openConnections()) > 0);
    await Promise.all([server.app.close(), once(socket, 'close')]);
  },
  LESS_THAN_IDLE_MS,
);

/** Starts the server with a query that it is answering, and takes so many milliseconds for. */
async function startAnswering(ms: number, options: Parameters<typeof startServer>[0] = {}) {
  let arrive: () => void;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const createContext = () => {
    arrive();
    return {};
  };
  server = await startServer({ ...options, createContext });
  const answer = server.query(`{ slow(ms: ${ms}) }`);
  await arrived;
  return { answer };
}

async function get(agent: Agent, path: string): Promise<void> {
  const [reply] = (await once(request(server.url + path, { agent }).end(), 'response')) as [IncomingMessage];
  reply.resume();
  await once(reply, 'end');
}

async function openConnections(): Promise<number> {
  return promisify(server.app.server.getConnections.bind(server.app.server))();
}

async function silentConnection(): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

import { once } from 'node:events';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../support/wait-until.js';
import { ask, HeldRequests } from './held-requests.js';
import { postBytes, RawClient } from './raw-client.js';
import { type Answer, startServer, type TestServer } from './start-server.js';

let server: TestServer;
afterEach(() => server.app.close());

const clients = (count: number) =>
  Promise.all(Array.from({ length: count }, () => RawClient.connect(server.url)));
const code = ({ body }: Answer) => body.errors?.[0]?.extensions.code;
const openSockets = () => promisify(server.app.server.getConnections.bind(server.app.server))();
const A = '192.0.2.1';
const B = '192.0.2.2';
const BIG = '{ text(length: 20000000) }';

describe('clients that send slowly', () => {
  it('are cut with 408 while others are answered, those of the same address too', async () => {
    server = await startServer({ limits: { arrivalMs: 1_500 } });
    const slow = await clients(300);
    const head = postBytes('{ hello }').slice(0, -10);
    for (const client of slow) client.say(head);
    const trickle = setInterval(() => {
      for (const client of slow) client.say(' ');
    }, 500);
    expect((await server.query('{ hello }')).status).toBe(200);
    const heard = await Promise.all(slow.map((client) => client.closed()));
    clearInterval(trickle);
    for (const text of heard) {
      expect(text).toMatch(/^HTTP\/1\.1 408 /);
      expect(text).toContain('"code":"REQUEST_TIMEOUT"');
    }
  });

  it('are cut where they say nothing, or do not end their headers', async () => {
    server = await startServer({ limits: { arrivalMs: 1_000 } });
    const [silent, slow] = await clients(2);
    slow?.say('POST /graphql HTTP/1.1\r\nHost: a\r\n');
    expect(await slow?.closed()).toMatch(/^HTTP\/1\.1 408 /);
    await silent?.closed();
  });
});

describe('clients that do not read', () => {
  const limits = { readMs: 1_000, answerBytes: 50_000_000 };

  it('are cut, while others are answered', async () => {
    server = await startServer({ limits: { ...limits, unreadBytes: 1_000_000_000 } });
    const deaf = await clients(5);
    for (const { socket } of deaf) socket.pause();
    for (const client of deaf) client.say(postBytes(BIG));
    expect((await server.query('{ hello }')).status).toBe(200);
    await waitUntil(async () => (await openSockets()) <= 1);
    for (const { socket } of deaf) socket.destroy();
  });

  it('are not cut where they are slow only', async () => {
    server = await startServer({ limits: { ...limits, readMs: 2_000 } });
    const [client] = await clients(1);
    const { socket } = client?.say(postBytes(BIG, ['Connection: close'])) ?? {};
    for (let pause = 0; pause < 20; pause += 1) {
      socket?.pause();
      await sleep(200);
      socket?.resume();
      await sleep(1);
    }
    expect((await client?.closed())?.length).toBeGreaterThan(20_000_000);
  });

  it('get no more large answers beyond their share, and small ones still', async () => {
    server = await startServer({
      limits: {
        ...limits,
        readMs: 60_000,
        unreadBytes: 30_000_000,
        connections: 10,
        connectionsPerClient: 3,
      },
      trustedProxies: ['127.0.0.1'],
    });
    const deaf = await clients(2);
    const from = (client: string) => ({ headers: { 'x-forwarded-for': client } });
    const leaveUnread = async (client: RawClient | undefined, address: string) => {
      client?.socket.once('data', () => client.socket.pause());
      client?.say(postBytes(BIG, [`X-Forwarded-For: ${address}`]));
      if (client) await once(client.socket, 'pause');
    };
    await leaveUnread(deaf[0], A);
    const refused = await server.query(BIG, from(A));
    expect([refused.status, code(refused)]).toEqual([429, 'RATE_LIMITED']);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await server.query('{ hello }', from(A))).status).toBe(200);
    await leaveUnread(deaf[1], B);
    const unavailable = await server.query(BIG, from('192.0.2.3'));
    expect([unavailable.status, code(unavailable)]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    for (const { socket } of deaf) socket.destroy();
    await waitUntil(async () => (await server.query(BIG, from('192.0.2.3'))).status === 200);
  });
});

describe('connections', () => {
  it('beyond those of one address are closed', async () => {
    server = await startServer({ limits: { socketsPerClient: 3 } });
    const kept = await clients(3);
    const [surplus] = await clients(1);
    expect(await surplus?.closed()).toBe('');
    const last = kept[2]?.say(postBytes('{ hello }', ['Connection: close']));
    expect(await last?.closed()).toContain('world');
    const [next] = await clients(1);
    expect(await next?.say(postBytes('{ hello }', ['Connection: close'])).closed()).toContain('world');
    for (const { socket } of kept) socket.destroy();
  });

  it('of a trusted proxy are those of many clients', async () => {
    server = await startServer({ limits: { socketsPerClient: 1 }, trustedProxies: ['127.0.0.0/8'] });
    const many = await clients(5);
    for (const client of many) client.say(postBytes('{ hello }', ['Connection: close']));
    const heard = await Promise.all(many.map((client) => client.closed()));
    expect(heard.filter((text) => text.includes('world')).length).toBe(5);
  });

  it('of all together have a limit as well', async () => {
    server = await startServer({ limits: { sockets: 3 } });
    const kept = await clients(3);
    const [surplus] = await clients(1);
    expect(await surplus?.closed()).toBe('');
    for (const { socket } of kept) socket.destroy();
  });
});

it('answers an expectation that it does not know with 417 and an error', async () => {
  server = await startServer();
  const [client] = await clients(1);
  const heard = await client?.say(postBytes('{ hello }', ['Expect: a-miracle'])).closed();
  const [head = '', body = ''] = heard?.split('\r\n\r\n') ?? [];
  expect(head).toMatch(/^HTTP\/1\.1 417 /);
  expect(JSON.parse(body)).toEqual({
    errors: [expect.objectContaining({ extensions: { code: 'EXPECTATION_FAILED' } })],
  });
});

it('gives places back where pipelined requests are reset, also behind /readyz', async () => {
  const held = new HeldRequests();
  server = await startServer({
    plugins: [held.plugin],
    trustedProxies: ['127.0.0.1'],
    stopTimeout: () => 60_000,
  });
  const ready = 'GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n';
  const pipelined = postBytes('{ hello }', [`X-Forwarded-For: ${A}`, 'X-Name: held']);
  for (let round = 0; round < 5; round += 1) {
    const many = await clients(20);
    const before = held.started.length;
    for (const client of many) client.say((ready + pipelined).repeat(5));
    await waitUntil(() => held.started.length > before);
    for (const client of many) client.reset();
    await waitUntil(async () => (await openSockets()) <= 1);
  }
  expect((await ask(server, { client: A })).status).toBe(200);
  held.letAllGo();
  // A place that is never given back would hold the close up.
  const closed = server.app.close().then(() => 'closed');
  expect(await Promise.race([closed, sleep(30_000, 'held up', { ref: false })])).toBe('closed');
});

import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../support/wait-until.js';
import { startServer, type TestServer } from './start-server.js';

let server: TestServer;
let started: string[];
beforeEach(async () => {
  started = [];
  server = await startServer({
    createContext: ({ id }) => {
      started.push(id);
      return {};
    },
  });
});
afterEach(() => server.app.close());

async function openSocket(): Promise<Socket> {
  const { port, hostname } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

function request(id: string, query: string): string {
  const target = `/graphql?query=${encodeURIComponent(query)}`;
  return `GET ${target} HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: ${id}\r\n\r\n`;
}

it('answers pipelined requests in their order, and runs one at a time', async () => {
  const socket = await openSocket();
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  socket.write(
    `${request('slow', '{ slow(ms: 300) }')}${request('b', '{ hello }')}${request('c', '{ hello }')}`,
  );
  await waitUntil(() => started.length > 0);
  await sleep(100);
  expect(started).toEqual(['slow']);
  await waitUntil(() => started.length === 3);
  await waitUntil(() => text.split('HTTP/1.1 200 OK').length === 4);
  expect([...text.matchAll(/x-request-id: (\w+)/g)].map(([, id]) => id)).toEqual(['slow', 'b', 'c']);
  socket.destroy();
});

it('never runs what a connection had pipelined when it is reset', async () => {
  const socket = await openSocket();
  socket.write(request('slow', '{ slow(ms: 400) }') + request('cheap', '{ hello }').repeat(50));
  await waitUntil(() => started.length === 1);
  socket.resetAndDestroy();
  await sleep(600);
  expect(started).toEqual(['slow']);
  expect((await server.query('{ hello }')).status).toBe(200);
});

it('cuts a connection that pipelines without end', async () => {
  const socket = await openSocket();
  socket.write(request('slow', '{ slow(ms: 5000) }') + request('cheap', '{ hello }').repeat(500));
  await once(socket, 'close');
  expect(started).toEqual(['slow']);
});

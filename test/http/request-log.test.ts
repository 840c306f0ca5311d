import { connect } from 'node:net';
import { waitUntil } from '../support/wait-until.js';
import { type LogLine, post, startServer, type TestServer } from './start-server.js';

let server: TestServer;
afterEach(() => server.app.close());

/** The lines of a request, once it has been told of. */
async function linesOf(id: string, message = 'answered'): Promise<LogLine[]> {
  const found = () => server.lines.filter(({ reqId, msg }) => reqId === id && msg === message);
  await waitUntil(() => found().length > 0);
  return found();
}

const ask = (id: string, body: unknown) => post(server.url, body, { 'x-request-id': id });

it('logs one line a request, with its operation, its price and what it used', async () => {
  server = await startServer();
  await ask('a1', { query: 'query Hello { hello }' });
  expect(await linesOf('a1')).toEqual([
    {
      level: 30,
      time: expect.any(Number) as unknown,
      pid: expect.any(Number) as unknown,
      hostname: expect.any(String) as unknown,
      msg: 'answered',
      reqId: 'a1',
      method: 'POST',
      path: '/graphql',
      status: 200,
      ms: expect.any(Number) as unknown,
      operation: 'Hello',
      costRequested: expect.any(Number) as unknown,
      costUsed: expect.any(Number) as unknown,
      statements: 0,
      databaseMs: 0,
      bytes: expect.any(Number) as unknown,
      client: expect.stringMatching(/^[0-9a-f]{12}$/) as unknown,
      address: '127.0.0.1',
    },
  ]);
});

it('tells one client from another, and says the address at debug alone', async () => {
  server = await startServer({ level: 'info', trustedProxies: ['127.0.0.1'] });
  const tagOf = async (id: string, address: string) => {
    await post(server.url, { query: '{ hello }' }, { 'x-request-id': id, 'x-forwarded-for': address });
    const [line] = await linesOf(id);
    expect(JSON.stringify(line)).not.toContain(address);
    return line?.client;
  };
  const tags = [
    await tagOf('b1', '192.0.2.1'),
    await tagOf('b2', '192.0.2.2'),
    await tagOf('b3', '192.0.2.1'),
  ];
  expect(new Set(tags).size).toBe(2);
  expect(tags[0]).toBe(tags[2]);
});

it.each([
  ['c1', { query: '{ fail(how: "secret") }' }, ['INTERNAL_SERVER_ERROR']],
  [
    'c2',
    { query: '{ a: fail(how: "input") b: fail(how: "input") alsoFails }' },
    ['BAD_USER_INPUT', 'INTERNAL_SERVER_ERROR'],
  ],
  ['c3', { query: '{ nothing' }, ['GRAPHQL_PARSE_FAILED']],
  ['c4', { query: '{ nothing }' }, ['GRAPHQL_VALIDATION_FAILED']],
  ['c5', { query: `{ hello } ${' '.repeat(20_000)}` }, ['QUERY_TOO_LARGE']],
  ['c6', { query: 'x'.repeat(200_000) }, ['PAYLOAD_TOO_LARGE']],
])('logs the codes of errors, each once (%s)', async (id, body, codes) => {
  server = await startServer();
  await ask(id, body);
  const [line] = await linesOf(id);
  expect([...((line?.codes ?? []) as string[])].sort()).toEqual(codes);
});

it('logs neither the query nor its variables nor a token, unless variables are asked for', async () => {
  const body = {
    query: 'query Q($how: String!) { fail(how: $how) a: text(length: 7654321) }',
    variables: { how: 'input' },
  };
  const headers = { authorization: 'Bearer s3cret', cookie: 'c00kie=1', 'x-request-id': 'd1' };
  server = await startServer({ slowRequestMs: 0 });
  await post(server.url, body, headers);
  await linesOf('d1', 'slow request');
  expect(JSON.stringify(server.lines)).not.toMatch(/s3cret|c00kie|7654321|"input"|how":/);
  await server.app.close();
  server = await startServer({ logVariables: true });
  await post(server.url, body, headers);
  expect((await linesOf('d1'))[0]?.variables).toBe('{"how":"input"}');
  expect(JSON.stringify(server.lines)).not.toMatch(/s3cret|c00kie/);
});

it('logs what a slow request asked, without its values', async () => {
  server = await startServer({ slowRequestMs: 50 });
  await ask('e1', {
    query: `query Slow($n: Int = 3) { a: slow(ms: 60) ...F }
      fragment F on Query { papers(first: $n, orderBy: { field: TITLE }, tags: ["x", "y"]) { title } }`,
  });
  expect(await linesOf('e1', 'slow request')).toEqual([
    expect.objectContaining({
      level: 40,
      operation: 'Slow',
      shape:
        'query Slow($n: Int) { slow(ms: _) ...F } ' +
        'fragment F on Query { papers(first: $n, orderBy: {field: TITLE}, tags: [_]) { title } }',
      statements: [],
    }),
  ]);
  await ask('e2', { query: '{ hello }' });
  await linesOf('e2');
  expect(server.lines.filter(({ reqId, msg }) => reqId === 'e2' && msg === 'slow request')).toEqual([]);
});

it('logs only so much of what a client makes long', async () => {
  server = await startServer({ slowRequestMs: 0 });
  const fields = Array.from({ length: 400 }, () => 'hello');
  await ask('f1', { query: `query ${'N'.repeat(5_000)} { ${fields.join(' ')} }` });
  const [answered] = await linesOf('f1');
  const [slow] = await linesOf('f1', 'slow request');
  expect(answered?.operation).toBe('N'.repeat(64));
  expect(String(slow?.shape).length).toBe(2_001);
  await fetch(`${server.url}/${'p'.repeat(5_000)}`, { headers: { 'x-request-id': 'f2' } });
  expect((await linesOf('f2'))[0]).toMatchObject({ path: `/${'p'.repeat(199)}`, status: 404 });
});

it('logs a client that leaves before its answer', async () => {
  server = await startServer();
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const body = JSON.stringify({ query: 'query Left { slow(ms: 1000) }' });
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: x\r\nX-Request-Id: g1\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${body.length}\r\n\r\n${body}`,
  );
  setTimeout(() => socket.resetAndDestroy(), 300);
  expect(await linesOf('g1')).toEqual([
    expect.objectContaining({ status: 499, operation: 'Left', codes: ['CLIENT_CLOSED_REQUEST'] }),
  ]);
});

it('logs probes at debug', async () => {
  server = await startServer();
  await fetch(`${server.url}/healthz`, { headers: { 'x-request-id': 'h1' } });
  expect((await linesOf('h1'))[0]?.level).toBe(20);
});

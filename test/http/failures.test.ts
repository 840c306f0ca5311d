import type { RequestBudget } from '../../src/graphql/limits/request-budget.js';
import { waitUntil } from '../support/wait-until.js';
import { startServer, type TestServer } from './start-server.js';

let server: TestServer;
beforeAll(async () => (server = await startServer()));
afterAll(() => server.app.close());

const fail = (how: string, headers?: Record<string, string>) =>
  server.query('query Q($how: String!) { fail(how: $how) }', { variables: { how }, headers });

it.each(['secret', 'statement'])(
  'masks an internal failure (%s) and logs it whole under the same id',
  async (how) => {
    const answer = await fail(how, { 'x-request-id': `test-${how}` });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      data: { fail: null },
      errors: [
        {
          message: 'Internal server error',
          path: ['fail'],
          locations: [{ line: 1, column: 26 }],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    });
    expect(answer.headers.get('x-request-id')).toBe(`test-${how}`);
    const line = server.lines.find((entry) => entry.level === 50 && entry.reqId === `test-${how}`);
    expect(line).toMatchObject({
      operationName: 'Q',
      path: ['fail'],
      err: { stack: expect.stringContaining('Error') as unknown },
    });
    expect(JSON.stringify(line?.err)).toMatch(/hunter2|secret_table/);
  },
);

it.each(['refused', 'terminated', 'pool', 'shutdown', 'wrapped', 'dropped', 'password', 'database', 'plan'])(
  'answers 503 where the database is away (%s)',
  async (how) => {
    const answer = await fail(how);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.body).toEqual({
      errors: [expect.objectContaining({ extensions: { code: 'SERVICE_UNAVAILABLE' } })],
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/10\.1\.2\.3|ECONN|terminat|gone|secret/);
  },
);

it('keeps what could be answered although the database went away', async () => {
  const answer = await server.query('{ hello fail(how: "refused") }');
  expect(answer.status).toBe(200);
  expect(answer.body.data).toEqual({ hello: 'world', fail: null });
  expect(answer.body.errors?.[0]?.extensions).toEqual({ code: 'SERVICE_UNAVAILABLE' });
});

it('calls a cancelled statement a timeout', async () => {
  const answer = await fail('cancelled');
  expect(answer.body.errors).toEqual([
    expect.objectContaining({
      message: expect.stringContaining('longer than the service allows') as unknown,
      extensions: { code: 'TIMEOUT' },
    }),
  ]);
});

it('keeps a coded error of a resolver and names the argument', async () => {
  const answer = await fail('input');
  expect(answer.body.errors).toEqual([
    expect.objectContaining({
      message: 'Argument "how": expected something better',
      extensions: { code: 'BAD_USER_INPUT', argument: 'how' },
    }),
  ]);
  expect(
    server.lines.some((line) => line.level >= 40 && line.reqId === answer.headers.get('x-request-id')),
  ).toBe(false);
});

it('masks what the engine itself finds wrong with an answer', async () => {
  const answer = await server.query('{ papers { self { title } } }');
  expect(answer.body.errors?.[0]).toMatchObject({
    message: 'Internal server error',
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
});

it('masks a context that cannot be made', async () => {
  const broken = await startServer({
    createContext: () => {
      throw new Error('hunter2');
    },
  });
  try {
    const answer = await broken.query('{ hello }');
    expect([answer.status, answer.body]).toEqual([
      500,
      { errors: [{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
    ]);
    const line = broken.lines.find((entry) => entry.level === 50);
    expect(line?.reqId).toBe(answer.headers.get('x-request-id'));
    expect(JSON.stringify(line)).toContain('hunter2');
  } finally {
    await broken.app.close();
  }
});

it('gives up on a request that takes too long, and says so', async () => {
  const hasty = await startServer({ limits: { requestMs: 200 } });
  try {
    const answer = await hasty.query('{ slow(ms: 1000) }');
    expect([answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([503, 'TIMEOUT']);
  } finally {
    await hasty.app.close();
  }
});

it('gives the context the id of the request, and a budget that ends when the client has gone', async () => {
  const seen: { id: string; budget: RequestBudget }[] = [];
  const watching = await startServer({
    createContext: (request) => {
      seen.push(request);
      return {};
    },
  });
  try {
    const answer = await watching.query('{ slow(ms: 50) }');
    expect(answer.body.data).toEqual({ slow: 'done' });
    expect(seen[0]?.id).toBe(answer.headers.get('x-request-id'));
    expect(seen[0]?.budget.ending.isOver).toBe(false);

    const leaving = new AbortController();
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      signal: leaving.signal,
    };
    const body = JSON.stringify({ query: '{ slow(ms: 3000) }' });
    const refused = expect(fetch(`${watching.url}/graphql`, { ...request, body })).rejects.toThrow();
    await waitUntil(() => seen.length === 2);
    leaving.abort();
    await refused;
    await waitUntil(() => seen[1]?.budget.ending.isOver === true);
  } finally {
    await watching.app.close();
  }
});

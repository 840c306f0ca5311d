import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { post, read, startServer, type TestServer } from './start-server.js';

let server: TestServer;
beforeAll(async () => (server = await startServer()));
afterAll(() => server.app.close());

const send = (path: string, init?: RequestInit) => fetch(server.url + path, init);
const GET_HELLO = `/graphql?query=${encodeURIComponent('{ hello }')}`;

interface Case {
  readonly path?: string;
  readonly init: RequestInit;
  readonly status: number;
  readonly code: string;
  readonly allow?: string;
  /** A part of the message. */
  readonly says?: string;
}

const json = { 'content-type': 'application/json' };

const CASES: Readonly<Record<string, Case>> = {
  'an unknown path': { path: '/nowhere', init: {}, status: 404, code: 'NOT_FOUND' },
  'a path with a broken escape': { path: '/%zz', init: {}, status: 400, code: 'BAD_REQUEST' },
  'a path that climbs': {
    path: '/playground/..%2f..%2fpackage.json',
    init: {},
    status: 404,
    code: 'NOT_FOUND',
  },
  PUT: {
    init: { method: 'PUT', body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    allow: 'GET, POST, OPTIONS',
  },
  DELETE: {
    init: { method: 'DELETE' },
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    allow: 'GET, POST, OPTIONS',
  },
  'POST to a page': {
    path: '/healthz',
    init: { method: 'POST', body: '{}', headers: json },
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    allow: 'GET, HEAD, OPTIONS',
  },
  'a mutation by GET': {
    path: `/graphql?query=${encodeURIComponent('mutation { rename(to: "x") }')}`,
    init: {},
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    allow: 'POST',
  },
  'plain text': {
    init: { method: 'POST', body: '{"query":"{hello}"}', headers: { 'content-type': 'text/plain' } },
    status: 400,
    code: 'BAD_REQUEST',
  },
  'a form': {
    init: { method: 'POST', body: new URLSearchParams({ query: '{hello}' }) },
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
  },
  'a multipart form': {
    init: { method: 'POST', body: new FormData() },
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
  },
  'broken JSON': {
    init: { method: 'POST', body: '{"query":', headers: json },
    status: 400,
    code: 'BAD_REQUEST',
  },
  'JSON that pollutes prototypes': {
    init: { method: 'POST', body: '{"query":"{hello}","__proto__":{"x":1}}', headers: json },
    status: 400,
    code: 'BAD_REQUEST',
  },
  'an empty body': { init: { method: 'POST', headers: json }, status: 400, code: 'BAD_REQUEST' },
  'a body in Latin-1': {
    init: { method: 'POST', body: Buffer.from('{"query":"{ hello } #caf\u00E9"}', 'latin1'), headers: json },
    status: 400,
    code: 'BAD_REQUEST',
    says: 'The body holds bytes that are not UTF-8',
  },
  'a body in UTF-16': {
    init: { method: 'POST', body: Buffer.from('\uFEFF{"query":"{ hello }"}', 'utf16le'), headers: json },
    status: 400,
    code: 'BAD_REQUEST',
    says: 'The body holds bytes that are not UTF-8',
  },
  'a packed body': {
    init: {
      method: 'POST',
      body: gzipSync('{"query":"{ hello }"}'),
      headers: { ...json, 'content-encoding': 'gzip' },
    },
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    says: 'content-encoding gzip',
  },
  'an address in Latin-1': {
    path: `${GET_HELLO}%23caf%E9`,
    init: {},
    status: 400,
    code: 'BAD_REQUEST',
    says: 'The address holds bytes that are not UTF-8',
  },
  'a body that is null': {
    init: { method: 'POST', body: 'null', headers: json },
    status: 400,
    code: 'BAD_REQUEST',
  },
  'no query': { init: { method: 'POST', body: '{}', headers: json }, status: 400, code: 'BAD_REQUEST' },
  'a GET without a query': { init: {}, status: 400, code: 'BAD_REQUEST' },
  'variables that are no JSON': {
    path: `${GET_HELLO}&variables=x`,
    init: {},
    status: 400,
    code: 'BAD_REQUEST',
  },
  'a batch': {
    init: { method: 'POST', body: '[{"query":"{hello}"}]', headers: json },
    status: 400,
    code: 'BAD_REQUEST',
  },
  'a body of 101 kB': {
    init: {
      method: 'POST',
      body: JSON.stringify({ query: `{ hello } #${'x'.repeat(101_000)}` }),
      headers: json,
    },
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
  },
  'a media type that is not spoken': {
    init: { method: 'POST', body: '{"query":"{hello}"}', headers: { ...json, accept: 'image/png' } },
    status: 406,
    code: 'NOT_ACCEPTABLE',
  },
  'a GET from another site': {
    path: GET_HELLO,
    init: { headers: { 'sec-fetch-site': 'cross-site' } },
    status: 400,
    code: 'BAD_REQUEST',
  },
  'a GET from a sister site': {
    path: GET_HELLO,
    init: { headers: { 'sec-fetch-site': 'same-site' } },
    status: 400,
    code: 'BAD_REQUEST',
  },
  'an unknown operation name': {
    init: { method: 'POST', body: '{"query":"query A { hello }","operationName":"B"}', headers: json },
    status: 400,
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
};

it.each(Object.entries(CASES))(
  'answers %s with a status, a code and a request id',
  async (_name, expected) => {
    const answer = await read(await send(expected.path ?? '/graphql', expected.init));
    expect(answer.body).toEqual({
      errors: [
        expect.objectContaining({
          message: expect.stringContaining(expected.says ?? '') as unknown,
          extensions: expect.any(Object) as unknown,
        }),
      ],
    });
    expect([answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([
      expected.status,
      expected.code,
    ]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json; charset=utf-8$/);
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/);
    expect(answer.headers.get('allow')).toBe(expected.allow ?? null);
  },
);

it.each([
  ['variables of an address', () => send(`${GET_HELLO}&variables=`)],
  ['all that an address has', () => send(`${GET_HELLO}&operationName=&variables=%20&extensions=`)],
  ['variables of a body', () => send('/graphql', postOf({ variables: '' }))],
  ['an encoding of a body', () => send('/graphql', postOf({}, { 'content-encoding': 'identity' }))],
])('takes empty %s for none', async (_name, ask) => {
  const answer = await read(await ask());
  expect([answer.status, answer.body]).toEqual([200, { data: { hello: 'world' } }]);
});

function postOf(rest: object, headers: Record<string, string> = {}): RequestInit {
  const body = JSON.stringify({ query: '{ hello }', ...rest });
  return { method: 'POST', headers: { ...json, ...headers }, body };
}

it('answers errors in the media type that was asked for', async () => {
  const accept = 'application/graphql-response+json';
  const answer = await post(server.url, undefined, { accept });
  expect(answer.headers.get('content-type')).toBe(`${accept}; charset=utf-8`);
});

it('goes on answering after all that', async () => {
  expect((await server.query('{ hello }')).body).toEqual({ data: { hello: 'world' } });
});

describe('bytes that no route sees', () => {
  it.each([
    ['no HTTP', 'HELLO\r\n\r\n', 400, 'BAD_REQUEST'],
    ['no Host', 'GET /graphql?query={hello} HTTP/1.1\r\n\r\n', 400, 'BAD_REQUEST'],
    ['a Host that is none', 'GET /graphql?query={hello} HTTP/1.1\r\nHost: [\r\n\r\n', 400, 'BAD_REQUEST'],
    ['an unknown method', 'BREW /graphql HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'BAD_REQUEST'],
    ['a rare method', 'PROPFIND /graphql HTTP/1.1\r\nHost: a\r\n\r\n', 405, 'METHOD_NOT_ALLOWED'],
    [
      'headers of 20 kB',
      `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'REQUEST_HEADER_FIELDS_TOO_LARGE',
    ],
  ])('answers %s as JSON too', async (_name, bytes, status, code) => {
    const reply = await sendBytes(bytes);
    expect(reply).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
    const body = JSON.parse(reply.slice(reply.indexOf('{'), reply.lastIndexOf('}') + 1)) as unknown;
    expect(body).toEqual({ errors: [{ message: expect.any(String) as unknown, extensions: { code } }] });
  });
});

function sendBytes(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let reply = '';
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(10_000, () => socket.end());
    socket.on('data', (chunk: Buffer) => {
      reply += chunk.toString();
      socket.end();
    });
    socket.on('close', () => resolve(reply));
    socket.on('error', reject);
  });
}

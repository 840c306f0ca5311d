import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { NO_COST, startServer, type TestServer } from './start-server.js';

const run = promisify(execFile);

let server: TestServer;
let hasCurl = true;
beforeAll(async () => {
  server = await startServer();
  hasCurl = await run('curl', ['--version']).then(
    () => true,
    () => false,
  );
});
afterAll(() => server.app.close());

/** What a person types; where there is no curl, the same request by fetch. */
async function curl(args: string[], request: () => Promise<Response>): Promise<string> {
  if (!hasCurl) return (await request()).text();
  return (await run('curl', ['--silent', '--show-error', ...args])).stdout;
}

it('answers a plain POST', async () => {
  const headers = { 'content-type': 'application/json' };
  const body = '{"query":"{ hello }"}';
  const answer = await curl(
    [`${server.url}/graphql`, '-H', 'content-type: application/json', '-d', body],
    () => fetch(`${server.url}/graphql`, { method: 'POST', headers, body }),
  );
  expect(answer).toBe(`{"data":{"hello":"world"},${NO_COST}`);
});

it('answers a plain GET, the query in the URL as it is written', async () => {
  const url = `${server.url}/graphql?query={hello}`;
  expect(await curl(['-g', url], () => fetch(url))).toBe(`{"data":{"hello":"world"},${NO_COST}`);
});

it('answers a GET with variables', async () => {
  const params = { query: 'query ($n: Int!) { text(length: $n) }', variables: '{"n":3}' };
  const answer = await curl(
    [
      '-G',
      `${server.url}/graphql`,
      ...Object.entries(params).flatMap(([k, v]) => ['--data-urlencode', `${k}=${v}`]),
    ],
    () => fetch(`${server.url}/graphql?${String(new URLSearchParams(params))}`),
  );
  expect(answer).toBe(`{"data":{"text":"xxx"},${NO_COST}`);
});

it('unpacks a compressed answer', async () => {
  const url = `${server.url}/graphql?query={text(length:5000)}`;
  expect(await curl(['-g', '--compressed', url], () => fetch(url))).toHaveLength(
    5_000 + `{"data":{"text":""},${NO_COST}`.length,
  );
});

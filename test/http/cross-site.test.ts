import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { Client, fetchExchange, gql } from '@urql/core';
import { NO_COST, startServer, type TestServer } from './start-server.js';

let server: TestServer;
beforeAll(async () => (server = await startServer()));
afterAll(() => server.app.close());

const ORIGIN = 'https://elsewhere.example';
const GRAPHQL = 'application/graphql-response+json, application/json';

/** What a browser adds to a request of another site's page. */
const sent = (mode: string, site = 'cross-site') => ({ 'sec-fetch-site': site, 'sec-fetch-mode': mode });

/** `fetch` would set the mode to what it is itself. */
async function get(query: string, headers: Record<string, string>) {
  const url = `${server.url}/graphql?query=${encodeURIComponent(query)}`;
  const [reply] = (await once(request(url, { headers }).end(), 'response')) as [IncomingMessage];
  return { status: reply.statusCode, body: await text(reply), headers: reply.headers };
}

/** As urql is set up in its own documentation: queries that fit into an address go by GET. */
async function askByUrql(query: string, headers: Record<string, string>) {
  const urls: string[] = [];
  const client = new Client({
    url: `${server.url}/graphql`,
    exchanges: [fetchExchange],
    fetchOptions: { headers },
    fetch: (input, init) => {
      const sending = new Request(input, init);
      urls.push(`${sending.method} ${sending.url}`);
      return fetch(sending);
    },
  });
  const { data, error } = await client.query<unknown>(gql(query), {}).toPromise();
  return { data, error: error?.message, urls };
}

describe("a GET that another site's page causes", () => {
  it.each([
    ['a script on another site', { ...sent('cors'), origin: ORIGIN }],
    ['a script on a sister site', { ...sent('cors', 'same-site'), origin: ORIGIN }],
    ['a script that names GraphQL', { ...sent('cors'), accept: GRAPHQL }],
  ])('is answered to %s', async (_who, asking) => {
    const { status, body, headers } = await get('{ hello }', asking);
    expect([status, body]).toEqual([200, `{"data":{"hello":"world"},${NO_COST}`]);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  });

  it.each([
    ['an image', sent('no-cors')],
    ['a link or form', sent('navigate')],
    ['a link or form on a sister site', sent('navigate', 'same-site')],
    ['an opaque request of a script', { ...sent('no-cors'), origin: ORIGIN, accept: GRAPHQL }],
    ['what tells neither mode nor origin', { 'sec-fetch-site': 'cross-site' }],
  ])('is refused to %s', async (_who, asking) => {
    const { status, body } = await get('{ hello }', asking);
    expect(status).toBe(400);
    expect(body).toContain('"BAD_REQUEST"');
  });

  it('changes nothing, whoever asks for it', async () => {
    const asking = { ...sent('cors'), origin: ORIGIN };
    const { status, headers } = await get('mutation { rename(to: "x") }', asking);
    expect([status, headers.allow]).toEqual([405, 'POST']);
  });
});

it.each<[string, Record<string, string>]>([
  ['a page of another site', sent('cors')],
  ['a page of a sister site', sent('cors', 'same-site')],
  ['Node', {}],
])('answers urql with its defaults, from %s', async (_from, headers) => {
  const { data, error, urls } = await askByUrql('{ hello }', headers);
  expect({ data, error }).toEqual({ data: { hello: 'world' }, error: undefined });
  expect(urls).toEqual([expect.stringMatching(/^GET .*[?&]query=/)]);
});

it('tells urql what is wrong with a query', async () => {
  const { error } = await askByUrql('{ nothing }', sent('cors'));
  expect(error).toContain('Cannot query field "nothing" on type "Query".');
});

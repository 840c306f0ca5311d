import { buildPapergraphSchema } from '../../src/graphql/schema.js';
import { SOURCE_KINDS } from '../../src/source-kinds.js';
import { post, read, startServer, type TestServer } from './start-server.js';

let server: TestServer;
/** Lines of the start: a checkout that is not built has no Playground, and says so. */
let begun: number;
beforeAll(async () => {
  server = await startServer({ schema: await buildPapergraphSchema(SOURCE_KINDS) });
  begun = server.lines.length;
});
afterAll(() => server.app.close());

const JSON_TYPE = 'application/json';
const GRAPHQL_TYPE = 'application/graphql-response+json';

const byGet = async (query: string, accept: string) =>
  read(await fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`, { headers: { accept } }));

describe.each(['mutation', 'subscription'])('a %s', (operation) => {
  const query = `${operation} { x }`;

  // A query that is not valid has 200 in the older media type where a client asks for that; see audits.test.ts.
  it.each([
    ['POST', GRAPHQL_TYPE, 400, () => post(server.url, { query }, { accept: GRAPHQL_TYPE })],
    ['POST', '*/*', 400, () => post(server.url, { query })],
    ['POST', JSON_TYPE, 200, () => post(server.url, { query }, { accept: JSON_TYPE })],
    ['GET', GRAPHQL_TYPE, 400, () => byGet(query, GRAPHQL_TYPE)],
    ['GET', '*/*', 400, () => byGet(query, '*/*')],
    ['GET', JSON_TYPE, 200, () => byGet(query, JSON_TYPE)],
  ])('is refused as a query that is not valid is: %s, %s', async (_method, _accept, status, ask) => {
    const answer = await ask();
    expect([answer.status, answer.body]).toEqual([
      status,
      {
        errors: [
          {
            message: `This service has no ${operation}s; it answers queries.`,
            locations: [{ line: 1, column: 1 }],
            extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
          },
        ],
      },
    ]);
  });

  it('is nothing that the error log tells of', () => {
    expect(server.lines.slice(begun).filter(({ level }) => level >= 40)).toEqual([]);
  });
});

it('refuses a document that has one beside the query that is asked for', async () => {
  const body = { query: 'query A { __typename } mutation B { x }', operationName: 'A' };
  const answer = await post(server.url, body);
  expect([answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ]);
});

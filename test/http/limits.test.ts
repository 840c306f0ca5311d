import { getIntrospectionQuery } from 'graphql';
import { DEFAULT_LIMITS } from '../../src/limit-settings.js';
import { type Answer, read, startServer, type TestServer } from './start-server.js';
import { cpuSeconds } from '../support/cpu-time.js';

let server: TestServer;
beforeAll(async () => (server = await startServer()));
afterAll(() => server.app.close());

const nested = (depth: number) =>
  `{ papers ${'{ self '.repeat(depth - 2)}{ title }${' }'.repeat(depth - 2)} }`;

const list = (count: number, each: (index: number) => string) =>
  Array.from({ length: count }, (_none, index) => each(index)).join(' ');

const doubling = (levels: number) =>
  `{ ...F0 } ${list(levels, (n) => `fragment F${String(n)} on Query { ...F${String(n + 1)} ...F${String(n + 1)} }`)}
   fragment F${String(levels)} on Query { hello }`;

const doublingBelowFields = (levels: number) =>
  `{ papers { ...F0 } } ${list(levels, (n) => `fragment F${String(n)} on Paper { a: self { ...F${String(n + 1)} } b: self { ...F${String(n + 1)} } }`)}
   fragment F${String(levels)} on Paper { title }`;

const everyoneNamesEveryone = (count: number) =>
  `{ ...F0 } ${list(count, (n) => `fragment F${String(n)} on Query { ...F${String((n + 1) % count)} ...F${String((n + 7) % count)} }`)}`;

it('answers a query as deep as allowed and refuses one level more', async () => {
  const allowed = await server.query(nested(15));
  expect(allowed.body.errors?.[0]?.extensions.code).not.toBe('QUERY_TOO_DEEP');
  const refused = await server.query(nested(16));
  expect([refused.status, refused.body]).toEqual([
    400,
    {
      errors: [
        {
          message: 'The query nests 16 levels deep; at most 15 are allowed.',
          extensions: { code: 'QUERY_TOO_DEEP', limit: 15 },
        },
      ],
    },
  ]);
});

it('counts depth through fragments', async () => {
  const query = `{ papers { ...A } } fragment A on Paper { self { self { self { self { ...B } } } } }
    fragment B on Paper { self { self { self { self { self { ...C } } } } } }
    fragment C on Paper { self { self { self { self { self { title } } } } } }`;
  const { status, body } = await server.query(query);
  expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'QUERY_TOO_DEEP']);
});

it.each([
  ['fragments that double, 16 levels', doubling(16), 'QUERY_TOO_LARGE'],
  ['fragments that double, 30 levels', doubling(30), 'QUERY_TOO_LARGE'],
  ['fragments that double below fields', doublingBelowFields(30), 'QUERY_TOO_DEEP'],
  [
    'a cycle of fragments',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['100 fragments that name each other', everyoneNamesEveryone(100), 'GRAPHQL_VALIDATION_FAILED'],
  ['200 fragments that name each other', everyoneNamesEveryone(200), 'QUERY_TOO_LARGE'],
  [
    '49 aliases of __schema',
    `{ ${list(49, (n) => `a${n}: __schema { types { name } }`)} }`,
    'QUERY_TOO_LARGE',
  ],
  [
    'an unused fragment that is too deep',
    `{ hello } fragment F on Paper ${nested(17).slice(9, -2)}`,
    'QUERY_TOO_DEEP',
  ],
  ['1,000 aliases', `{ ${list(1_000, (n) => `a${String(n)}: hello`)} }`, 'QUERY_TOO_LARGE'],
  ['101 aliases of __typename', `{ ${list(101, (n) => `a${String(n)}: __typename`)} }`, 'QUERY_TOO_LARGE'],
  ['51 directives', `{ hello ${list(51, () => '@skip(if: false)')} }`, 'QUERY_TOO_LARGE'],
  ['1,900 equal fields', `{ ${list(1_900, () => 'hello')} }`, 'QUERY_TOO_LARGE'],
  ['3,000 equal fields', `{ ${list(3_000, () => 'hello')} }`, 'QUERY_TOO_LARGE'],
  ['60 times 40 inline fragments', `{ ${list(60, () => list(40, () => '...{hello}'))} }`, 'QUERY_TOO_LARGE'],
  ['nesting 5,000 deep', nested(5_000), 'QUERY_TOO_LARGE'],
  ['a list 9,000 deep', `{ papers(tags: ${'['.repeat(9_000)}${']'.repeat(9_000)}) { title } }`, 'QUERY_TOO_'],
  ['a list 900 deep', `{ papers(tags: ${'['.repeat(900)}${']'.repeat(900)}) { title } }`, 'QUERY_TOO_DEEP'],
  ['a source of 20,001 characters', `{ hello } #${'x'.repeat(19_990)}`, 'QUERY_TOO_LARGE'],
  [
    'circular introspection',
    `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
])('refuses %s at once, before anything runs', async (_name, query, code) => {
  let answer: Answer | undefined;
  expect(await cpuSeconds(async () => (answer = await server.query(query)))).toBeLessThan(5);
  const { status, body } = answer ?? { status: 0, body: {} };
  expect(status).toBe(400);
  expect(body).not.toHaveProperty('data');
  expect(body.errors?.length).toBeGreaterThan(0);
  const codes = body.errors?.map((error) => String(error.extensions.code)).join();
  expect(codes).toContain(code);
});

it('says where fragments go round', async () => {
  const { body } = await server.query('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }');
  const message = 'Cannot spread fragment "A" within itself via "B".';
  expect(body).toEqual({ errors: [{ message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
});

it('refuses again what it has refused, and answers again what it has answered', async () => {
  const statuses = [];
  for (const query of ['{ hello }', nested(16), '{ hello }', nested(16), '{ hello']) {
    statuses.push((await server.query(query)).status);
  }
  expect(statuses).toEqual([200, 400, 200, 400, 400]);
});

it('refuses a query over a limit with 400 in every media type', async () => {
  const { status } = await server.query(nested(16), { headers: { accept: 'application/json' } });
  expect(status).toBe(400);
});

it('refuses too long a query by GET too', async () => {
  const response = await fetch(`${server.url}/graphql?query=${encodeURIComponent(nested(16))}`);
  expect(response.status).toBe(400);
});

it('refuses variables that would exhaust the stack', async () => {
  const by = `${'{"not":'.repeat(9_000)}1${'}'.repeat(9_000)}`;
  const body = `{"query":"query ($by: PaperOrder) { papers(orderBy: $by) { title } }","variables":{"by":${by}}}`;
  const headers = { 'content-type': 'application/json' };
  const answer = await read(await fetch(`${server.url}/graphql`, { method: 'POST', headers, body }));
  expect([answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([400, 'QUERY_TOO_DEEP']);
});

it('answers the introspection query that tools send', async () => {
  const options = {
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  };
  const { status, body } = await server.query(getIntrospectionQuery({ ...options, specifiedByUrl: true }));
  expect([status, body.errors]).toEqual([200, undefined]);
});

it.each([
  ['queryLength', 120, `{ hello } #${'x'.repeat(120)}`, 'has 131 characters; at most 120 are allowed'],
  ['tokens', 20, `{ ${list(20, () => 'hello')} }`, 'has more than 20 tokens'],
  ['depth', 3, nested(4), 'nests 4 levels deep; at most 3 are allowed'],
  ['aliases', 2, '{ a: hello b: hello c: hello }', 'has more than 2 aliases'],
  ['directives', 0, '{ hello @skip(if: false) }', 'has more than 0 directives'],
  ['bodyBytes', 1_234, `{ hello }${' '.repeat(1_234)}`, 'The body is larger than 1234 bytes.'],
] as const)('holds to the %s of its settings, and says it', async (name, limit, query, words) => {
  const strict = await startServer({ limits: { ...DEFAULT_LIMITS, [name]: limit } });
  try {
    const { status, body } = await strict.query(query);
    expect(body.errors?.[0]?.message).toContain(words);
    expect([400, 413]).toContain(status);
  } finally {
    await strict.app.close();
  }
});

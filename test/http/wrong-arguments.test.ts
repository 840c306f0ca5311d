import { startServer, type TestServer } from './start-server.js';

let server: TestServer;
beforeAll(async () => (server = await startServer()));
afterAll(() => server.app.close());

const ORDER = 'query ($by: PaperOrder) { papers(orderBy: $by) { title } }';

it.each([
  ['an unknown enum value', '{ papers(orderBy: { field: FOO }) { title } }', undefined, 'orderBy'],
  ['an enum value in quotes', '{ papers(orderBy: { field: "TITLE" }) { title } }', undefined, 'orderBy'],
  ['an unknown input field', '{ papers(orderBy: { filed: TITLE }) { title } }', undefined, 'orderBy'],
  ['a missing input field', '{ papers(orderBy: { direction: ASC }) { title } }', undefined, 'orderBy'],
  ['a text for a number', '{ papers(first: "ten") { title } }', undefined, 'first'],
  ['a number beyond 32 bits', '{ papers(first: 2147483648) { title } }', undefined, 'first'],
  ['a wrong item of a list', '{ papers(tags: ["a", 1]) { title } }', undefined, 'tags'],
  ['null for a value that must be', '{ node(id: null) { title } }', undefined, 'id'],
  ['a wrong default', 'query ($n: Int = "x") { papers(first: $n) { title } }', undefined, 'first'],
  ['an unknown enum value in a variable', ORDER, { by: { field: 'FOO' } }, 'orderBy'],
  ['a wrong type in a variable', 'query ($n: Int) { papers(first: $n) { title } }', { n: 'ten' }, 'first'],
  ['a variable that is missing', 'query ($id: ID!) { node(id: $id) { title } }', {}, 'id'],
  ['a variable passed to nothing', 'query ($id: ID!) { __typename @skip(if: $id) }', {}, 'if'],
  [
    'a null inside an input object',
    'query ($d: OrderDirection) { papers(orderBy: { field: TITLE, direction: $d }) { title } }',
    { d: null },
    'orderBy',
  ],
])('names the argument for %s', async (_name, query, variables, argument) => {
  const { status, body } = await server.query(query, { variables });
  const error = body.errors?.find((each) => each.extensions.argument !== undefined);
  expect(error?.extensions.argument).toBe(argument);
  expect(error?.message).toContain(argument);
  expect(String(error?.extensions.code)).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/);
  if (argument !== 'if') expect(error?.extensions.code).toBe('BAD_USER_INPUT');
  expect([200, 400]).toContain(status);
});

it('says the same of a value whether it is written or passed', async () => {
  const written = await server.query('{ papers(orderBy: { field: FOO }) { title } }');
  const passed = await server.query(ORDER, { variables: { by: { field: 'FOO' } } });
  expect(written.body.errors?.[0]).toMatchObject({
    message: 'Argument "orderBy": Value "FOO" does not exist in "PaperOrderField" enum.',
    extensions: { code: 'BAD_USER_INPUT', argument: 'orderBy' },
  });
  expect(passed.body.errors?.[0]).toMatchObject({
    message: expect.stringContaining('Value "FOO" does not exist in "PaperOrderField" enum.') as unknown,
    extensions: { code: 'BAD_USER_INPUT', argument: 'orderBy' },
  });
  expect([written.status, passed.status]).toEqual([400, 400]);
  expect(written.body).not.toHaveProperty('data');
});

it('names an argument that is unknown or missing', async () => {
  const unknown = await server.query('{ papers(limit: 3) { title } }');
  expect(unknown.body.errors?.[0]).toMatchObject({
    message: expect.stringMatching(/^Unknown argument "limit" on field "Query.papers"\./) as unknown,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', argument: 'limit' },
  });
  const missing = await server.query('{ node { title } }');
  expect(missing.body.errors?.[0]).toMatchObject({
    message: 'Field "node" argument "id" of type "ID!" is required, but it was not provided.',
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', argument: 'id' },
  });
});

it('says nothing of arguments where the error is about none', async () => {
  const { body } = await server.query('{ papers(first: 1) { titel } }');
  expect(body.errors).toEqual([
    {
      message: 'Cannot query field "titel" on type "Paper". Did you mean "title"?',
      locations: [{ line: 1, column: 22 }],
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    },
  ]);
});

it('reports no more than five errors of one query', async () => {
  const fields = Array.from({ length: 30 }, (_each, index) => `x${String(index)}`).join(' ');
  const { body } = await server.query(`{ ${fields} }`);
  expect(body.errors?.length).toBe(5);
});

const TAGS = 'query ($tags: [String!]) { papers(tags: $tags) { title } }';

it('reports no more than five errors of variables, all the client’s', async () => {
  // A checkout that is not built has no Playground, and says so when it starts.
  const begun = server.lines.length;
  const { status, body } = await server.query(TAGS, { variables: { tags: Array(400).fill({}) } });
  expect(status).toBe(400);
  expect(body).not.toHaveProperty('data');
  expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(Array(5).fill('BAD_USER_INPUT'));
  expect(server.lines.slice(begun).filter(({ level }) => level >= 40)).toEqual([]);
});

it.each([
  ['a list of 100,000 numbers', Array(40_000).fill(1), 'Variable "tags" has a list of 40000 items'],
  ['a list within a list', [[Array(40_000).fill(1)]], 'has a list of 40000 items'],
  ['many lists', Array(400).fill(Array(100).fill(1)), 'The variables hold more than 10000 values'],
  [
    'a long text for a list of texts',
    [{ a: 'x'.repeat(90_000) }],
    'String cannot represent a non string value',
  ],
])('refuses %s in a variable in few words', async (_name, tags, words) => {
  const { status, body } = await server.query(TAGS, { variables: { tags } });
  expect([status, body.errors?.length]).toEqual([400, 1]);
  expect(body.errors?.[0]?.message).toContain(words);
  expect(body.errors?.[0]?.message.length).toBeLessThan(420);
  expect(body).not.toHaveProperty('data');
});

it.each([
  ['a name', `{ ${'x'.repeat(19_000)} }`],
  ['a name of an argument', `{ papers(${'x'.repeat(19_000)}: 1) { title } }`],
  [
    'a name of a variable',
    `query ($${'x'.repeat(9_000)}: Int = "a") { papers(first: $${'x'.repeat(9_000)}) { title } }`,
  ],
  ['a text', `{ papers(first: "${'x'.repeat(19_000)}") { title } }`],
  ['an enum value', `{ papers(orderBy: { field: ${'X'.repeat(19_000)} }) { title } }`],
  ['a directive', `{ hello @${'x'.repeat(19_000)} }`],
  ['what is no query', `{ hello } ${'x'.repeat(19_000)}`],
])('says in few words what is wrong with %s of 19,000 characters', async (_name, query) => {
  const { status, body } = await server.query(query);
  expect([status, body.errors?.length]).toEqual([400, 1]);
  expect(JSON.stringify(body).length).toBeLessThan(1_000);
});

it('looks at all keys of variables without an error of its own', async () => {
  const variables = JSON.parse(
    '{ "__proto__": {}, "(((": [[1]], "constructor": { "prototype": 1 }, "": 1 }',
  ) as object;
  const address = `${server.url}/graphql?query=${encodeURIComponent('{ hello }')}&variables=`;
  const answers = [variables, [], 1, 'x', '"', null].map((value) =>
    fetch(address + encodeURIComponent(JSON.stringify(value))),
  );
  for (const { status } of await Promise.all(answers)) expect([200, 400]).toContain(status);
  const long = await server.query('{ hello }', { variables: { '(((': Array(501).fill(1) } });
  expect(long.body.errors?.[0]?.extensions).toEqual({ argument: '(((', code: 'BAD_USER_INPUT' });
});

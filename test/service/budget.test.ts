import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { killChildren } from '../support/child-process.js';
import { type ServiceProcess, startServiceProcess } from '../support/service-process.js';

interface Answer {
  status: number;
  data?: unknown;
  errors?: { message: string; extensions: Record<string, unknown> }[];
  extensions?: { cost: { requested: number; allowed: number; used: number } };
}

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('seeded')));
afterAll(() => database.drop());
afterEach(killChildren);

async function start(
  env: Record<string, string> = {},
): Promise<{ service: ServiceProcess; ask: typeof ask }> {
  const service = startServiceProcess({ env: { DATABASE_URL: database.url, ...env } });
  const url = await service.ready();
  async function ask(query: string, variables?: object): Promise<Answer> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
  }
  return { service, ask };
}

const MULTIPLIED = `query ($size: Int = 100) {
  papers(first: $size) { nodes { authors(first: $size) { nodes { papers(first: $size) { nodes { title } } } } } }
}`;

it('tells in every answer what it cost, and refuses three lists of 100 within each other', async () => {
  const { ask } = await start();
  const four = await ask(
    '{ papers(first: 50) { nodes { authors(first: 20) { nodes { papers(first: 5) { nodes { authors(first: 20) { nodes { name } } } } } } } } }',
  );
  expect(four.errors).toBeUndefined();
  expect(four.extensions?.cost).toMatchObject({ requested: 106_050, allowed: 500_000 });
  expect(four.extensions?.cost.used).toBeGreaterThan(500);
  expect((await ask('{ __typename }')).extensions?.cost).toEqual({ requested: 0, allowed: 500_000, used: 0 });

  const cost = { requested: 1_010_100, allowed: 500_000, used: 0 };
  for (const refused of [
    await ask(MULTIPLIED),
    await ask(MULTIPLIED, { size: 100 }),
    await ask(MULTIPLIED.replaceAll('$size)', '100)').replace('($size: Int = 100)', '')),
  ]) {
    expect(refused).toMatchObject({ status: 400, extensions: { cost } });
    expect(refused).not.toHaveProperty('data');
    expect(refused.errors?.[0]).toMatchObject({
      message: expect.stringContaining('a page of 48 there would fit') as unknown,
      extensions: {
        code: 'QUERY_TOO_COMPLEX',
        requested: 1_010_100,
        allowed: 500_000,
        list: 'papers.nodes.authors.nodes.papers',
      },
    });
  }
});

it('ends a request whose answer grows over what is allowed, whatever its price', async () => {
  const { ask, service } = await start({ MAX_ROWS: '100', MAX_ANSWER_BYTES: '10000' });
  const deep = await ask('{ papers(first: 50) { nodes { authors(first: 20) { nodes { name } } } } }');
  expect(deep).toMatchObject({
    status: 400,
    errors: [
      {
        message: expect.stringContaining('more than 100 rows') as unknown,
        extensions: { code: 'QUERY_TOO_COMPLEX' },
      },
    ],
  });
  const aliases = Array.from({ length: 45 }, (_none, place) => `a${place}: abstract title`).join(' ');
  const long = await ask(`{ papers(first: 30) { nodes { ${aliases} } } }`);
  expect(long).toMatchObject({
    status: 400,
    errors: [{ message: expect.stringContaining('more than 10000 bytes') as unknown }],
  });
  expect((await ask('{ papers(first: 1) { nodes { slug } } }')).status).toBe(200);
  expect(service.output()).not.toContain('"level":50');
});

it('answers long answers as they are, written in portions', async () => {
  const { ask } = await start();
  const fields =
    'slug title abstract publishedOn topics { code } authors(first: 20) { nodes { name slug nameVariants } edges { position } }';
  const query = (alias: string) => `${alias}: papers(first: 100) { nodes { ${fields} } totalCount }`;
  const one = (await ask(`{ ${query('a')} }`)).data as Record<string, unknown>;
  const many = (await ask(`{ ${['a', 'b', 'c', 'd', 'e', 'f'].map(query).join(' ')} }`)).data as Record<
    string,
    unknown
  >;
  expect(Object.keys(many)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  for (const part of Object.values(many)) expect(part).toEqual(one.a);
});

import { Client } from 'pg';
import { post } from '../http/start-server.js';
import { killChildren } from '../support/child-process.js';
import { type ServiceProcess, startServiceProcess } from '../support/service-process.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** What a client asks for, and what a row holds: neither is for the log. */
const SLUG = 'neural-networks-and-the-chomsky-hierarchy';
const STORED = 'stored-of-somebody';

let database: TestDatabase;
let client: Client;
let service: ServiceProcess;
let url: string;

beforeEach(async () => {
  database = await createTestDatabase('seeded');
  await database.dataSource.destroy();
  client = new Client(database.url);
  await client.connect();
});

afterEach(async () => {
  await killChildren();
  await client.end();
  await database.drop();
});

async function start(env: Record<string, string> = {}): Promise<void> {
  service = startServiceProcess({ env: { DATABASE_URL: database.url, ...env } });
  url = await service.ready();
}

/** From then on who reads a row of the table gets an error, with values where PostgreSQL puts them in errors of its own. */
async function failWhoReads(table: string, code: string, message: string): Promise<void> {
  await client.query(`
    alter table ${table} rename to read_${table};
    create function fail_who_reads_${table}() returns boolean language plpgsql as $$ begin
      raise exception using errcode = '${code}', message = '${message}',
        detail = 'Failing row contains (1, ${STORED}).';
    end $$;
    create view ${table} as select * from read_${table} where fail_who_reads_${table}()`);
}

/** Lets a statement of each of the two ways to read fail. Gives the values that were in it. */
async function failAll(): Promise<string[]> {
  const asked = await post(url, { query: '{ sources(first: 1) { nodes { id name } } }' });
  const [source] = (asked.body.data as { sources: { nodes: { id: string; name: string }[] } }).sources.nodes;
  await failWhoReads('papers', '22P02', `invalid input syntax for type integer: "${STORED}"`);
  await failWhoReads('sources', '23505', 'duplicate key value violates unique constraint');
  const { body } = await post(url, {
    query: 'query Q($slug: String!, $id: ID!) { paper(slug: $slug) { title } node(id: $id) { id } }',
    variables: { slug: SLUG, id: source?.id },
  });
  const code = 'INTERNAL_SERVER_ERROR';
  expect(body.errors?.map(({ extensions }) => extensions?.code)).toEqual([code, code]);
  await service.says('violates unique constraint');
  return [STORED, source?.name ?? ''];
}

it('logs what has failed, without what was asked for and what rows hold', async () => {
  await start();
  const values = await failAll();
  const [, logged = ''] = service.output().split('Papergraph is ready');
  expect(logged).toContain('invalid input syntax for type integer: ');
  expect(logged).toContain('"code":"23505"');
  expect(logged).toMatch(/"query":"[^"]*SELECT /);
  for (const value of values) expect(logged).not.toContain(value);
});

it('logs them too where variables are asked for', async () => {
  await start({ LOG_VARIABLES: 'true' });
  const values = await failAll();
  const [, logged = ''] = service.output().split('Papergraph is ready');
  for (const value of values) expect(logged).toContain(value);
});

import { Client } from 'pg';
import { post } from '../http/start-server.js';
import { killChildren } from '../support/child-process.js';
import { type ServiceProcess, startServiceProcess, statusOf } from '../support/service-process.js';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.js';
import { createTestDatabase, runOnServer, type TestDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';

const QUERY = '{ papers(first: 1) { nodes { title } totalCount } }';

let database: TestDatabase;
let name: string;
let proxy: TcpProxy;
let service: ServiceProcess;
let url: string;

beforeAll(async () => {
  database = await createTestDatabase('seeded');
  await database.dataSource.destroy();
  name = new URL(database.url).pathname.slice(1);
  await runOnServer(`create database ${name}_copy template ${name}`);
  proxy = await startTcpProxy(database.url);
  service = startServiceProcess({ env: { DATABASE_URL: proxy.url } });
  url = await service.ready();
});

afterAll(async () => {
  await killChildren();
  proxy.close();
  await runOnServer(`drop database if exists ${name}_copy with (force)`);
  await database.drop();
});

const ask = () => post(url, { query: QUERY });

/** What a client and a balancer are told. */
async function expectAway(): Promise<void> {
  const { status, body } = await ask();
  expect(status).toBe(503);
  expect(body.errors?.[0]?.extensions).toEqual({ code: 'SERVICE_UNAVAILABLE' });
  expect(await statusOf(`${url}/readyz`)).toBe(503);
  expect(await statusOf(`${url}/healthz`)).toBe(200);
}

async function expectBack(within: number): Promise<void> {
  await waitUntil(async () => (await statusOf(`${url}/readyz`)) === 200, within);
  expect(await ask()).toMatchObject({ status: 200, body: { data: { papers: { totalCount: 151 } } } });
}

/** Every connection of the pool has its plans. */
async function warmUp(): Promise<void> {
  await Promise.all(Array.from({ length: 20 }, ask));
}

it('says that it cannot answer while its tables are gone, and answers with the same connections after', async () => {
  await warmUp();
  const client = new Client(database.url);
  await client.connect();
  await client.query('alter schema public rename to away; create schema public');
  await expectAway();
  await client.query('drop schema public; alter schema away rename to public');
  await expectBack(2_000);
  await client.query('alter table topics rename to topics_away');
  expect(await statusOf(`${url}/readyz`)).toBe(503);
  await client.query('alter table topics_away rename to topics');
  await client.end();
  await expectBack(2_000);
});

it('says so while the database is dropped, until it is there again', async () => {
  await warmUp();
  await runOnServer(`drop database ${name} with (force)`);
  await expectAway();
  await runOnServer(`create database ${name} template ${name}_copy`);
  await expectBack(2_000);
});

it('says so while another server is at the address', async () => {
  await warmUp();
  proxy.way = 'is another server';
  const client = new Client(database.url);
  await client.connect();
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await client.end();
  await waitUntil(async () => (await statusOf(`${url}/readyz`)) === 503, 2_000);
  await expectAway();
  proxy.way = 'passes';
  await expectBack(2_000);
});

it('answers each request within ten seconds while the network swallows everything, and is normal after', async () => {
  await warmUp();
  proxy.way = 'swallows';
  const swallowed = Date.now();
  await waitUntil(async () => (await statusOf(`${url}/readyz`)) === 503, 2_000);
  while (Date.now() - swallowed < 20_000) {
    const asked = Date.now();
    const answers = await Promise.all([ask(), ask(), ask(), ask(), ask()]);
    expect(Date.now() - asked).toBeLessThan(10_500);
    for (const { status, body } of answers)
      expect([status, body.errors?.[0]?.extensions.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    expect(await statusOf(`${url}/readyz`)).toBe(503);
  }
  proxy.way = 'passes';
  await expectBack(3_000);
  const ready = await Promise.all(Array.from({ length: 10 }, ask));
  expect(ready.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
});

it('is normal within ten seconds after a silence in which nobody asked', async () => {
  await warmUp();
  proxy.way = 'swallows';
  // What is on its way then is lost, and the connections with it.
  const lost = ask();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  proxy.way = 'passes';
  await waitUntil(async () => (await ask()).status === 200, 10_000);
  await lost;
  expect((await ask()).status).toBe(200);
});

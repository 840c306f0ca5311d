import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/embedded-postgres/server.js';
import { createLog } from '../../src/log.js';
import { postgresOf } from '../support/postgres-processes.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';

const log = createLog('silent');
const settings = { fsync: 'off' };

describe('the embedded PostgreSQL', () => {
  let scratch: string;
  let home: string;
  let servers: EmbeddedServer[];
  const prepared = makeScratchFolder();

  beforeAll(async () => {
    await (await startEmbeddedServer({ home: prepared, log, settings })).stop();
  });

  afterAll(() => {
    removeScratchFolder(prepared);
  });

  beforeEach(() => {
    scratch = makeScratchFolder();
    home = join(scratch, 'home');
    servers = [];
  });

  afterEach(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    removeScratchFolder(scratch);
  });

  async function start(folder = home): Promise<EmbeddedServer> {
    const server = await startEmbeddedServer({ home: folder, log, settings });
    servers.push(server);
    return server;
  }

  /** Making a cluster takes most of a test's time; where a test is not about that, it gets a copy. */
  async function startPrepared(): Promise<EmbeddedServer> {
    cpSync(prepared, home, { recursive: true });
    return start();
  }

  async function restart(server: EmbeddedServer): Promise<EmbeddedServer> {
    await server.stop();
    return start();
  }

  it('keeps its data between two starts, and leaves no process when it stops', async () => {
    const first = await start();
    await query(first, 'create table kept as select 42 as answer');
    const second = await restart(first);
    expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();
    expect(await postgresOf(home)).toEqual([]);
  });

  it('can be stopped twice', async () => {
    const server = await startPrepared();
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
  });

  it('listens on a private socket alone', async () => {
    const server = await startPrepared();
    const [row] = await query(server, `select current_setting('listen_addresses') as addresses`);
    expect(row).toEqual({ addresses: '' });
    expect(readdirSync(server.connection.host)).toContain('.s.PGSQL.5432');
  });

  it('orders text by code point, and takes letters of every alphabet for letters', async () => {
    const server = await startPrepared();
    expect(
      await query(server, `select array_agg(x order by x) as xs from unnest('{b,a,Z,é}'::text[]) x`),
    ).toEqual([{ xs: ['Z', 'a', 'b', 'é'] }]);
    await query(server, 'create extension pg_trgm');
    expect(await query(server, `select cardinality(show_trgm('é')) as trigrams, lower('É') as low`)).toEqual([
      { trigrams: 2, low: 'é' },
    ]);
  });

  it('takes settings over its own', async () => {
    const server = await startEmbeddedServer({ home, log, settings: { ...settings, max_connections: '7' } });
    servers.push(server);
    expect(await query(server, 'show max_connections')).toEqual([{ max_connections: '7' }]);
  });

  it('refuses a folder that is in use, naming it and the process, and leaves that one alone', async () => {
    const first = await startPrepared();
    await expect(start()).rejects.toThrow(
      `${home} is in use by another Papergraph service (process ${process.pid})`,
    );
    expect(await query(first, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('lets one of several that start at once have the folder', async () => {
    const results = await Promise.allSettled([start(), start(), start(), start()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await query(servers[0], 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('puts the socket elsewhere when the path of its home is too long for one', async () => {
    const deep = join(scratch, 'd'.repeat(100), 'e'.repeat(100));
    const server = await start(deep);
    expect(server.connection.host).toMatch(/^\/tmp\/papergraph-[0-9a-f]{16}$/);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(existsSync(server.connection.host)).toBe(false);
  });

  it('works in a folder whose name has spaces, quotes and commas', async () => {
    const server = await start(join(scratch, `it's "a", b %s`));
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('begins anew where making the data was interrupted', async () => {
    mkdirSync(join(home, 'data.new-1-1', 'base'), { recursive: true });
    writeFileSync(join(home, 'data.new-1-1', 'PG_VERSION'), '18\n');
    await start();
    expect(readdirSync(home).filter((name) => name.startsWith('data'))).toEqual(['data']);
  });

  it('is not stopped by the files of a killed server whose process number another program has now', async () => {
    const server = await startPrepared();
    await server.stop();
    writeFileSync(join(home, 'data', 'postmaster.pid'), `${process.ppid}\n${home}/data\n1\n5432\n\n\n`);
    mkdirSync(join(home, 'socket'), { mode: 0o700 });
    writeFileSync(join(home, 'socket', '.s.PGSQL.5432.lock'), `${process.ppid}\n`);
    await start();
  });

  it('says what to do with data of another major version, and leaves them as they are', async () => {
    await (await startPrepared()).stop();
    writeFileSync(join(home, 'data', 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toThrow(
      /data of PostgreSQL 17, but .* brings PostgreSQL 18\. Move the folder away/,
    );
    expect(readFileSync(join(home, 'data', 'PG_VERSION'), 'utf8')).toBe('17\n');
  });

  it("tells the end of PostgreSQL's log when that does not come up, and frees the folder", async () => {
    await (await startPrepared()).stop();
    const file = join(home, 'data', 'postgresql.conf');
    const before = readFileSync(file);
    appendFileSync(file, 'no_such_setting = 1\n');
    await expect(start()).rejects.toThrow(/did not come up: exit status 1\n[^]*no_such_setting/);
    writeFileSync(file, before);
    await start();
  });
});

async function query(server: EmbeddedServer | undefined, statement: string): Promise<unknown[]> {
  const client = new Client(server?.connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

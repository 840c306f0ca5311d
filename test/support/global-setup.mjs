import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import buildSetup from './build-setup.mjs';

/**
 * One PostgreSQL for the whole run: that of TEST_DATABASE_URL, whose user may create databases, or an embedded
 * one that is started. Two template databases are made on it, `empty` (migrated) and `seeded` (and loaded);
 * see test-database.ts. What the tests have to know travels in one environment variable, which the workers inherit.
 */
export default async function globalSetup() {
  buildSetup();
  await removeAbandonedFolders();
  const server = await startServer();
  globalThis.papergraphTestServer = server;
  const prefix = `papergraph_test_${Date.now()}_${process.pid}`;
  await removeAbandonedDatabases(server.connection);
  const templates = await makeTemplates(server.connection, prefix);
  process.env.PAPERGRAPH_TEST_SERVER = JSON.stringify({ connection: server.connection, prefix, templates });
}

async function startServer() {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return { connection: { connectionString: url }, stop: async () => {} };
  const { startEmbeddedServer } = await import('../../dist/src/embedded-postgres/server.js');
  const { createLog } = await import('../../dist/src/log.js');
  const home = await mkdtemp(join(tmpdir(), `papergraph-test-${process.pid}-`));
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  };
  const server = await startEmbeddedServer({ home, log: createLog('warn'), settings });
  const stop = async () => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  };
  return { connection: server.connection, stop };
}

/** Each template is a name, or the reason why it could not be made, which the tests that ask for it report. */
async function makeTemplates(connection, prefix) {
  const empty = await makeTemplate(connection, `${prefix}_empty`, 'template0', async () => {});
  if (empty.problem) return { empty, seeded: empty };
  const seeded = await makeTemplate(connection, `${prefix}_seeded`, empty.name, async (dataSource) => {
    const { loadFolder } = await import('../../dist/src/seeding/load-folder.js');
    await loadFolder(dataSource, 'seeds', { info: () => {}, warn: console.warn });
  });
  return { empty, seeded };
}

async function makeTemplate(connection, name, origin, load) {
  try {
    await onServer(connection, (client) => client.query(`create database ${name} template ${origin}`));
    await migrateAndLoad(connection, name, load);
    // Nobody can be in its way when it is copied.
    await onServer(connection, (client) => client.query(`alter database ${name} allow_connections false`));
    return { name };
  } catch (error) {
    return { problem: error.stack };
  }
}

async function migrateAndLoad(connection, database, load) {
  const { createDataSource } = await import('../../dist/src/database/data-source.js');
  const { migrate } = await import('../../dist/src/database/migrate.js');
  const dataSource = await createDataSource(toDatabase(connection, database)).initialize();
  try {
    await migrate(dataSource, () => load(dataSource));
  } finally {
    await dataSource.destroy();
  }
}

function toDatabase(connection, database) {
  if (!connection.connectionString) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${database}`;
  return { url: url.href };
}

async function onServer(connection, work) {
  const client = new Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Those of runs that were killed: no run takes an hour. */
async function removeAbandonedDatabases(connection) {
  await onServer(connection, async (client) => {
    const { rows } = await client.query(
      `select datname from pg_database where datname ~ '^papergraph_test_[0-9]+_'
       and split_part(datname, '_', 3)::bigint < $1`,
      [Date.now() - 3_600_000],
    );
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  });
}

/** The name holds the number of the process that made the folder. */
async function removeAbandonedFolders() {
  for (const name of await readdir(tmpdir())) {
    const pid = /^papergraph-test-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

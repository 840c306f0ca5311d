import { Client, type ClientConfig } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource, type ConnectionOptions } from '../../src/database/data-source.js';

/** A database of one test file's own. */
export interface TestDatabase {
  connection: ConnectionOptions;
  /** For a service that is given DATABASE_URL. */
  url: string;
  /** Initialised. */
  dataSource: DataSource;
  /** Closes the data source and removes the database. */
  drop(): Promise<void>;
}

type ServerConnection = { connectionString: string } | { host: string; port: number; user: string };

/** What global-setup.mjs leaves for the tests. */
interface TestServer {
  connection: ServerConnection;
  prefix: string;
  templates: Record<'empty' | 'seeded', { name: string; problem?: undefined } | { problem: string }>;
}

let count = 0;

/**
 * Copies a template that was made once for the run: `empty` is migrated, `seeded` has the five documents too.
 *
 * @throws Error when the template could not be made, with the reason
 */
export async function createTestDatabase(template: 'empty' | 'seeded'): Promise<TestDatabase> {
  const { connection, prefix, templates } = testServer();
  const origin = templates[template];
  if (origin.problem !== undefined) throw new Error(`No ${template} template database: ${origin.problem}`);
  const name = `${prefix}_${process.pid}_${++count}`;
  await runOnServer(`create database ${name} template ${origin.name}`);
  const target = connectionTo(connection, name);
  const dataSource = await createDataSource(target).initialize();
  const drop = async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await runOnServer(`drop database if exists ${name} with (force)`);
  };
  return { connection: target, url: urlOf(connection, name), dataSource, drop };
}

/** A database on the run's server that nothing was done to: not even migrated. */
export async function createBareDatabase(): Promise<{
  url: string;
  connection: ConnectionOptions;
  drop(): Promise<void>;
}> {
  const { connection, prefix } = testServer();
  const name = `${prefix}_${process.pid}_${++count}`;
  await runOnServer(`create database ${name} template template0`);
  const drop = () => runOnServer(`drop database if exists ${name} with (force)`);
  return { url: urlOf(connection, name), connection: connectionTo(connection, name), drop };
}

/** Runs one statement beside the databases of the tests. */
export async function runOnServer(statement: string): Promise<void> {
  const client = new Client(testServer().connection satisfies ClientConfig);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function testServer(): TestServer {
  const text = process.env.PAPERGRAPH_TEST_SERVER;
  if (text === undefined)
    throw new Error('The server of the tests is not up: run them through jest.config.mjs.');
  return JSON.parse(text) as TestServer;
}

function connectionTo(server: ServerConnection, database: string): ConnectionOptions {
  return 'connectionString' in server ? { url: urlOf(server, database) } : { ...server, database };
}

function urlOf(server: ServerConnection, database: string): string {
  if ('connectionString' in server) {
    const url = new URL(server.connectionString);
    url.pathname = `/${database}`;
    return url.href;
  }
  return `postgresql://${server.user}@localhost:${server.port}/${database}?host=${encodeURIComponent(server.host)}`;
}

import { Client, type ClientConfig } from 'pg';
import type { DataSource } from 'typeorm';
import type { ConnectionOptions } from './data-source.js';

const TIMEOUT_MS = 1_000;

/**
 * A check whether the database is there and has every migration that this code knows. Each check makes a
 * connection of its own: those of the pool may all be busy, or hang on a server that is gone.
 */
export function createReadinessCheck(
  connection: ConnectionOptions,
  { migrations }: DataSource,
): () => Promise<void> {
  const known = migrations.map(({ name, constructor }) => name ?? constructor.name);
  return async () => {
    const done = await readMigrations(connection);
    const missing = known.filter((name) => !done.includes(name));
    if (missing.length > 0) throw new Error(`The database lacks the migrations ${missing.join(', ')}`);
  };
}

async function readMigrations(connection: ConnectionOptions): Promise<string[]> {
  const client = new Client(clientConfig(connection));
  // A connection that breaks fails the statement as well, which tells.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>('/* readiness */ select name from migrations');
    return rows.map(({ name }) => name);
  } finally {
    client.end().catch(() => undefined);
  }
}

function clientConfig(connection: ConnectionOptions): ClientConfig {
  const where = 'url' in connection ? { connectionString: connection.url } : connection;
  return {
    ...where,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
    application_name: 'papergraph',
  };
}

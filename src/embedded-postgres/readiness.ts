import { setTimeout as sleep } from 'node:timers/promises';
import type { SupervisedProcess } from './supervised-process.js';

/** Recovery after a crash may take a while; a server that does not run at all has ended long before. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 15;

interface Connection {
  host: string;
  port: number;
  user: string;
  database: string;
}

/**
 * Waits until the server takes connections, and sees to it that the database is there.
 *
 * @throws Error when the server ends, takes more than a minute, or is wanted no longer
 */
export async function waitUntilReady(
  connection: Connection,
  server: SupervisedProcess,
  stopping: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const failure = await ensureDatabase(connection).then(
      () => null,
      (error: unknown) => error as Error,
    );
    if (failure === null) return;
    if (server.hasEnded()) throw new Error(await server.ended);
    if (Date.now() > deadline || stopping.aborted) throw failure;
    await sleep(PAUSE_MS);
  }
}

/** Loads the client only here, while the server is already starting. */
async function ensureDatabase({ database, ...connection }: Connection): Promise<void> {
  const { Client } = await import('pg');
  const client = new Client({ ...connection, database: 'postgres', connectionTimeoutMillis: 5_000 });
  // A server that dies under the connection is reported by the query, or by the next attempt.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Bench } from './bench-server.js';
import { timed } from './percentiles.js';
import { startCommand } from './run-command.js';
import { type StoreTable, storeTables } from './store-tables.js';

/** Rows travel in PostgreSQL's text format, in pieces of this size. */
const PIECE = { highWaterMark: 1024 * 1024 };
const SESSION = '-c statement_timeout=0 -c synchronous_commit=off';

/**
 * How many seconds bare COPYs take for the rows of a finished store: one connection, one table after another,
 * into a migrated database with every index and key in its place. Drops the database that the rows come from.
 */
export async function copySeconds(bench: Bench, finished: string): Promise<number> {
  const tables = await storeTables(finished);
  const folder = join(bench.folder, 'rows');
  await mkdir(folder);
  await onConnection(finished, (client) => dump(client, tables, folder));
  await bench.dropDatabase(finished);
  const target = await bench.createDatabase();
  await startCommand(bench, target, ['migrate']).ended;
  const seconds = await onConnection(target, async (client) => {
    await client.query(`truncate ${tables.map(({ name }) => name).join(', ')} cascade`);
    await bench.settle();
    return load(client, tables, folder);
  });
  await bench.dropDatabase(target);
  await rm(folder, { recursive: true });
  return seconds;
}

async function dump(client: Client, tables: readonly StoreTable[], folder: string): Promise<void> {
  for (const table of tables) {
    const rows = client.query(copyTo(`copy ${target(table)} to stdout`));
    await pipeline(rows, createWriteStream(join(folder, table.name), PIECE));
  }
}

/** COPY alone is timed. */
async function load(client: Client, tables: readonly StoreTable[], folder: string): Promise<number> {
  let seconds = 0;
  for (const table of tables) {
    const { ms } = await timed(() =>
      pipeline(
        createReadStream(join(folder, table.name), PIECE),
        client.query(copyFrom(`copy ${target(table)} from stdin`)),
      ),
    );
    seconds += ms / 1000;
  }
  return seconds;
}

function target({ name, columns }: StoreTable): string {
  return `${name} (${columns.join(', ')})`;
}

async function onConnection<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, options: SESSION });
  // The teardown ends connections by dropping their database; the statement that is being run reports it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedServer } from '../src/embedded-postgres/server.js';
import { createLog } from '../src/log.js';
import { DisposableStack } from '../src/service/disposable-stack.js';
import { runStatements } from './run-statements.js';

/** What a benchmark works with. */
export interface Bench {
  /** What `close` takes down, last opened first. */
  teardown: Pick<DisposableStack, 'defer'>;
  /** For files of this run. */
  folder: string;
  /** A folder without documents, for SEEDS_DIR. */
  noSeeds: string;
  /** A database that nothing was done to. Gives its URL. */
  createDatabase(): Promise<string>;
  dropDatabase(url: string): Promise<void>;
  /** Lets the server write what it has put off, so that the next measurement does not pay for the last one. */
  settle(): Promise<void>;
  /** Ends every process, drops every database and removes every file of this run. */
  close(): Promise<void>;
}

/** Removing the files of a large database takes a while. */
const DROP_WITHIN_MS = 120_000;

/**
 * Prepares a run on the server of `url`, whose user may create databases, or on an embedded one with the
 * settings of the service. A signal takes everything down and ends the process.
 */
export async function openBench(url: string | undefined): Promise<Bench> {
  const teardown = new DisposableStack(createLog('warn'));
  const close = once(() => teardown.disposeAsync());
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().finally(() => process.exit(1)));
  try {
    const folder = await mkdtemp(join(tmpdir(), 'papergraph-bench-'));
    teardown.defer('the temporary files', () => removeFolder(folder), DROP_WITHIN_MS);
    const noSeeds = join(folder, 'no-seeds');
    await mkdir(noSeeds);
    const server = url ?? (await startServer(join(folder, 'home'), teardown));
    return { teardown, folder, noSeeds, close, ...databasesOf(server, teardown) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A signal also fails what is being measured, which then closes as well: all that must be done in one order, once. */
function once<Result>(work: () => Result): () => Result {
  let given: { result: Result } | undefined;
  return () => (given ??= { result: work() }).result;
}

/** A file may still be being written. */
function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function startServer(home: string, teardown: DisposableStack): Promise<string> {
  const server = await startEmbeddedServer({ home, log: createLog('warn') });
  teardown.defer('the embedded PostgreSQL', () => server.stop(), DROP_WITHIN_MS);
  const { user, port, database, host } = server.connection;
  return `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}

function databasesOf(
  server: string,
  teardown: DisposableStack,
): Pick<Bench, 'createDatabase' | 'dropDatabase' | 'settle'> {
  const admin = new URL(server).pathname.length > 1 ? server : withDatabase(server, 'postgres');
  let count = 0;
  const drop = async (name: string) => {
    await runStatements(admin, `drop database if exists ${name} with (force)`);
  };
  return {
    createDatabase: async () => {
      const name = `papergraph_bench_${process.pid}_${++count}`;
      await runStatements(admin, `create database ${name} template template0`);
      teardown.defer(`the database ${name}`, () => drop(name), DROP_WITHIN_MS);
      return withDatabase(server, name);
    },
    dropDatabase: (url) => drop(new URL(url).pathname.slice(1)),
    // A user who may create databases need not be one who may do this.
    settle: () =>
      runStatements(admin, 'checkpoint').then(
        () => undefined,
        () => undefined,
      ),
  };
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

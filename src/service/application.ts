import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.js';
import { type ConnectionOptions, type DataSource, createDataSource } from '../database/data-source.js';
import { migrate } from '../database/migrate.js';
import { createReader } from '../database/reader.js';
import { createReadinessCheck } from '../database/readiness.js';
import { createContext } from '../graphql/context.js';
import { buildPapergraphSchema, printSdl } from '../graphql/schema.js';
import { createHttpServer } from '../http/server.js';
import { hasDeferredIndexes, restoreIndexes } from '../ingest/maintenance/deferred-indexes.js';
import { unlessImporting } from '../ingest/transaction/import-lock.js';
import { loadFolder } from '../seeding/load-folder.js';
import type { Log } from '../log.js';
import type { DisposableStack } from './disposable-stack.js';

export interface ApplicationOptions {
  config: Config;
  connection: ConnectionOptions;
  log: Log;
  disposables: DisposableStack;
  migrate: boolean;
}

/** On a busy server, requests have arrived that it has not read yet: they get their answer as well. */
const DRAIN_MS = 200;
/** Of the ten seconds that a stop may take, PostgreSQL gets the rest. */
const ANSWER_WITHIN_MS = 7_000;
const CLOSE_POOL_WITHIN_MS = 1_500;

/**
 * Brings the database up to date and listens. Gives the address.
 *
 * @throws Error when the database cannot be reached or migrated, or the address cannot be listened on
 */
export async function startApplication(options: ApplicationOptions): Promise<string> {
  const { config, log, disposables } = options;
  const dataSource = await openDataSource(options.connection, disposables);
  if (options.migrate) await migrateAndLoad(dataSource, config.seedsDir, log);
  const server = await createServer(dataSource, options);
  disposables.defer('the HTTP server', () => server.close());
  return listen(server, config);
}

/** Connects; the stack closes the connections again. */
export async function openDataSource(
  connection: ConnectionOptions,
  disposables: DisposableStack,
): Promise<DataSource> {
  const dataSource = await createDataSource(connection).initialize();
  disposables.defer('the database connections', () => dataSource.destroy(), CLOSE_POOL_WITHIN_MS);
  return dataSource;
}

/** Brings the database up to date and loads the documents that are new. */
export async function migrateAndLoad(dataSource: DataSource, folder: string, log: Log): Promise<void> {
  await migrate(dataSource, async () => {
    await makeUpForImport(dataSource, log);
    const begun = performance.now();
    const { loaded, unchanged, refused } = await loadFolder(dataSource, folder, log);
    const loadMilliseconds = Math.round(performance.now() - begun);
    log.info(
      { loaded: loaded.length, unchanged, refused: refused.length, loadMilliseconds },
      'The database is migrated and the documents are loaded',
    );
  });
}

/** An import that was killed in a first load has left the store without its indexes. */
async function makeUpForImport(dataSource: DataSource, log: Log): Promise<void> {
  if (!(await hasDeferredIndexes(dataSource))) return;
  await unlessImporting(dataSource, async () => {
    log.warn('An import was stopped: making the indexes that it left out');
    const report = (index: string) => log.info({ index }, 'index made');
    await restoreIndexes(dataSource, report, () => Promise.resolve());
  });
}

async function createServer(
  dataSource: DataSource,
  { connection, log }: ApplicationOptions,
): Promise<FastifyInstance> {
  const schema = await buildPapergraphSchema();
  const reader = createReader(dataSource);
  return createHttpServer({
    schema,
    sdl: printSdl(schema),
    log,
    createContext: () => createContext(reader),
    checkReadiness: createReadinessCheck(connection, dataSource),
    playground: playgroundFolders(),
    stopDelay: DRAIN_MS,
    stopTimeout: ANSWER_WITHIN_MS,
  });
}

/** Of this project, wherever the process was started: this file is dist/src/service/application.js. */
function playgroundFolders(): { assets: string; examples: string } {
  const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
  return { assets: join(project, 'dist', 'playground'), examples: join(project, 'schema', 'examples') };
}

async function listen(server: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} of ${host} is in use by another program: set PORT to a free one.`, {
      cause: error,
    });
  }
  const address = server.server.address();
  const actualPort = typeof address === 'object' ? (address?.port ?? port) : port;
  return `http://${displayHost(host)}:${actualPort}`;
}

/** What can be typed into a browser on this machine. */
function displayHost(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::1', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

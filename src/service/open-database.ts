import { type Config, dropPostgresVariables } from '../config.js';
import type { ConnectionOptions } from '../database/data-source.js';
import { connectionToRunning, startEmbeddedServer } from '../embedded-postgres/server.js';
import { DataDirInUseError } from '../embedded-postgres/data-dir-lock.js';
import type { Log } from '../log.js';
import type { DisposableStack } from './disposable-stack.js';

/** The server of DATABASE_URL, or one of our own that is stopped in the end. */
export async function openDatabase(
  config: Config,
  log: Log,
  disposables: DisposableStack,
): Promise<ConnectionOptions> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl };
  dropPostgresVariables();
  log.info({ folder: config.home }, 'Starting PostgreSQL');
  const server = await startEmbeddedServer({ home: config.home, log });
  disposables.defer('the embedded PostgreSQL', () => server.stop());
  return server.connection;
}

/** The same for a command, which also works beside a service: on the embedded server that the service runs. */
export async function openSharedDatabase(
  config: Config,
  log: Log,
  disposables: DisposableStack,
): Promise<ConnectionOptions> {
  try {
    return await openDatabase(config, log, disposables);
  } catch (error) {
    if (!(error instanceof DataDirInUseError)) throw error;
    return connectionToRunning(config.home);
  }
}

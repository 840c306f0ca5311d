import type { Config } from '../config.js';
import type { ConnectionOptions } from '../database/data-source.js';
import { connectionToRunning, startEmbeddedServer } from '../embedded-postgres/server.js';
import { DataDirInUseError } from '../embedded-postgres/data-dir-lock.js';
import type { Log } from '../log.js';
import { DisposableStack } from './disposable-stack.js';

/** The service, answering requests. */
export interface Service {
  /** Such as `http://localhost:4000`. */
  url: string;
  /** Answers what is in flight, closes the database, stops the embedded PostgreSQL. Never rejects. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  /** False: do not touch the schema; the service is ready once another process has migrated. */
  migrate: boolean;
}

/**
 * Starts everything, in an order in which nothing waits without need: PostgreSQL comes up while the modules
 * of the application are being loaded, which takes about as long.
 *
 * @throws what a part of the service throws; what was started by then has been stopped
 */
export async function startService(config: Config, log: Log, options: ServiceOptions): Promise<Service> {
  const disposables = new DisposableStack(log);
  const modules = import('./application.js');
  // Looked at below; until then it must not count as unhandled.
  modules.catch(() => undefined);
  try {
    const connection = await openDatabase(config, log, disposables);
    const { startApplication } = await modules;
    const url = await startApplication({ config, connection, log, disposables, ...options });
    return { url, stop: () => disposables.disposeAsync() };
  } catch (error) {
    await disposables.disposeAsync();
    throw error;
  }
}

/** The server of DATABASE_URL, or one of our own that is stopped in the end. */
export async function openDatabase(
  config: Config,
  log: Log,
  disposables: DisposableStack,
): Promise<ConnectionOptions> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl };
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

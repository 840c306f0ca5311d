import type { Config } from '../config.js';
import type { Log } from '../log.js';
import { DisposableStack } from './disposable-stack.js';
import { openDatabase } from './open-database.js';

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
  const modules = Promise.all([
    import('./open-data-source.js'),
    import('./migrate-and-load.js'),
    import('./application.js'),
  ]);
  // Looked at below; until then it must not count as unhandled.
  modules.catch(() => undefined);
  try {
    const connection = await openDatabase(config, log, disposables);
    const [{ openDataSource }, { migrateAndLoad }, { startApplication }] = await modules;
    const dataSource = await openDataSource(connection, disposables);
    if (options.migrate) await migrateAndLoad(dataSource, config.seedsDir, log);
    const url = await startApplication({ config, connection, dataSource, log, disposables });
    return { url, stop: () => disposables.disposeAsync() };
  } catch (error) {
    await disposables.disposeAsync();
    throw error;
  }
}

import closeWithGrace from 'close-with-grace';
import type { Config } from '../config.js';
import type { DataSource } from '../database/data-source.js';
import { type Log, createLog } from '../log.js';
import type { ApplicationOptions } from './application.js';
import { DisposableStack } from './disposable-stack.js';
import { tuneGarbageCollection } from './tune-garbage-collection.js';
import { openDatabase } from './open-database.js';
import { orExit, readConfigOrExit } from './or-exit.js';
import { stopTimes, type StopTimes } from './stop-times.js';

/**
 * Runs the service until a signal: the whole of `npm start` and of `papergraph serve`. Ends the process itself:
 * with 0 after a signal, with 1 when the start or the stop fails. A signal during the start, or a second one, ends it
 * at once; the embedded PostgreSQL goes with the process in any case.
 */
export async function serve(options: ServiceOptions): Promise<void> {
  tuneGarbageCollection();
  const config = readConfigOrExit();
  const { logLevel, logFormat: format, logVariables: values } = config;
  const log = createLog(logLevel, { format, gathered: true, values });
  const running: { service?: Service; stop: StopTimes } = { stop: stopTimes(0) };
  closeWithGrace({ delay: stopTimes(config.stopDelayMs).all, logger: false }, async ({ signal, err }) => {
    if (err) log.fatal({ err }, 'An error that nothing handled; stopping');
    else log.info({ signal }, 'Stopping');
    // A person at a terminal has no balancer in front, which would have to notice.
    if (signal === 'SIGTERM') running.stop = stopTimes(config.stopDelayMs);
    await running.service?.stop();
    log.info('Stopped');
  });
  running.service = await orExit(log, () =>
    startService(config, log, { ...options, stopTimes: () => running.stop }),
  );
  log.info(`Papergraph is ready on ${running.service.url}/graphql (open it in a browser to try queries)`);
}

/** The service, answering requests. */
interface Service {
  /** Such as `http://localhost:4000`. */
  url: string;
  /** Answers what is in flight, closes the database, stops the embedded PostgreSQL. Never rejects. */
  stop(): Promise<void>;
}

interface ServiceOptions {
  /**
   * Loads what brings the database up to date before the service listens, while PostgreSQL is coming up. Null: the
   * schema is not touched, and the service is ready once another process has migrated.
   */
  preparation: (() => Promise<Preparation>) | null;
}

interface Preparation {
  migrateAndLoad(dataSource: DataSource, folder: string, log: Log): Promise<void>;
  indexInBackground(dataSource: DataSource, log: Log): () => Promise<void>;
}

/**
 * Starts everything, in an order in which nothing waits without need: PostgreSQL comes up while the modules
 * of the application are being loaded, which takes about as long.
 *
 * @throws what a part of the service throws; what was started by then has been stopped
 */
async function startService(
  config: Config,
  log: Log,
  { preparation, stopTimes }: ServiceOptions & Pick<ApplicationOptions, 'stopTimes'>,
): Promise<Service> {
  const disposables = new DisposableStack(log);
  const modules = Promise.all([import('./open-data-source.js'), preparation?.(), import('./application.js')]);
  // Looked at below; until then it must not count as unhandled.
  modules.catch(() => undefined);
  try {
    const connection = await openDatabase(config, log, disposables);
    const [{ openDataSource }, prepared, { startApplication }] = await modules;
    const dataSource = await openDataSource(connection, disposables, config.limits);
    await prepared?.migrateAndLoad(dataSource, config.seedsDir, log);
    const url = await startApplication({
      config,
      dataSource,
      log,
      disposables,
      stopTimes,
    });
    if (prepared) disposables.defer('the indexing of papers', prepared.indexInBackground(dataSource, log));
    return { url, stop: () => disposables.disposeAsync() };
  } catch (error) {
    await disposables.disposeAsync();
    throw error;
  }
}

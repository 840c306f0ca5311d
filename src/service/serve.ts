import closeWithGrace from 'close-with-grace';
import { ConfigError, readProcessConfig, type Config, type ConfigNeeds } from '../config.js';
import { createLog, type Log } from '../log.js';
import { type Service, type ServiceOptions, startService } from './service.js';
import { UserError } from '../user-error.js';

const STOP_WITHIN_MS = 9_500;

/**
 * Runs the service until a signal: the whole of `npm start` and of `papergraph serve`. Ends the process itself:
 * with 0 after a signal, with 1 when the start or the stop fails. A signal during the start, or a second one, ends it
 * at once; the embedded PostgreSQL goes with the process in any case.
 */
export async function serve(options: ServiceOptions): Promise<void> {
  const config = readConfigOrExit();
  const log = createLog(config.logLevel);
  const running: { service?: Service } = {};
  closeWithGrace({ delay: STOP_WITHIN_MS, logger: false }, async ({ signal, err }) => {
    if (err) log.fatal({ err }, 'An error that nothing handled; stopping');
    else log.info({ signal }, 'Stopping');
    await running.service?.stop();
    log.info('Stopped');
  });
  running.service = await orExit(log, () => startService(config, log, options));
  log.info(`Papergraph is ready on ${running.service.url}/graphql`);
}

/** Prints every wrong setting and ends the process when there are some. */
export function readConfigOrExit(needs?: ConfigNeeds): Config {
  try {
    return readProcessConfig(needs);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** Says what went wrong, for people and in the log, and ends the process when the work fails. */
export async function orExit<Result>(log: Log, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) console.error(error.message);
    else {
      log.fatal({ err: error }, 'Papergraph cannot go on');
      console.error(`Papergraph cannot go on: ${(error as Error).message}`);
    }
    process.exit(1);
  }
}

import closeWithGrace from 'close-with-grace';
import { createLog } from '../log.js';
import { orExit, readConfigOrExit } from './or-exit.js';
import { type Service, type ServiceOptions, startService } from './service.js';

const STOP_WITHIN_MS = 9_500;

/**
 * Runs the service until a signal: the whole of `npm start` and of `papergraph serve`. Ends the process itself:
 * with 0 after a signal, with 1 when the start or the stop fails. A signal during the start, or a second one, ends it
 * at once; the embedded PostgreSQL goes with the process in any case.
 */
export async function serve(options: ServiceOptions): Promise<void> {
  const config = readConfigOrExit();
  const log = createLog(config.logLevel, { format: config.logFormat });
  const running: { service?: Service } = {};
  closeWithGrace({ delay: STOP_WITHIN_MS, logger: false }, async ({ signal, err }) => {
    if (err) log.fatal({ err }, 'An error that nothing handled; stopping');
    else log.info({ signal }, 'Stopping');
    await running.service?.stop();
    log.info('Stopped');
  });
  running.service = await orExit(log, () => startService(config, log, options));
  log.info(`Papergraph is ready on ${running.service.url}/graphql (open it in a browser to try queries)`);
}

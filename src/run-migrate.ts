import { createLog } from './log.js';
import { orExit, readConfigOrExit } from './serve.js';
import { openDatabase } from './service.js';
import { TeardownStack } from './teardown-stack.js';

/** The whole of `papergraph migrate`. Ends the process with 1 when it fails; what was done by then is kept. */
export async function migrate(): Promise<void> {
  const config = readConfigOrExit();
  const log = createLog(config.logLevel);
  const teardown = new TeardownStack(log);
  await orExit(log, async () => {
    try {
      const connection = await openDatabase(config, log, teardown);
      const { migrateDatabase } = await import('./application.js');
      await migrateDatabase({ config, connection, log, teardown, migrate: true });
    } finally {
      await teardown.run();
    }
  });
}

import type { Config } from '../config.js';
import type { DataSource } from '../database/data-source.js';
import { type Log, type LogOutput, createLog } from '../log.js';
import { DisposableStack } from '../service/disposable-stack.js';
import { openSharedDatabase } from '../service/open-database.js';
import { orExit, readConfigOrExit } from '../service/or-exit.js';

/** What a command works with. */
export interface CommandContext {
  dataSource: DataSource;
  config: Config;
  log: Log;
}

/**
 * Runs a command on the service's database, starting the embedded one for as long. Ends the process with 1
 * when the command fails; what was done by then is kept.
 *
 * @param options `logTo`: standard output unless given. `seeds`: whether the command reads the folder of documents.
 */
export async function runOnDatabase(
  work: (context: CommandContext) => Promise<void>,
  { logTo = 'stdout', seeds = false }: { logTo?: LogOutput; seeds?: boolean } = {},
): Promise<void> {
  const config = readConfigOrExit({ seeds });
  const log = createLog(config.logLevel, { output: logTo, format: config.logFormat });
  const disposables = new DisposableStack(log);
  await orExit(log, async () => {
    try {
      const connection = await openSharedDatabase(config, log, disposables);
      const { openDataSource } = await import('../service/open-data-source.js');
      await work({ dataSource: await openDataSource(connection, disposables), config, log });
    } finally {
      await disposables.disposeAsync();
    }
  });
}

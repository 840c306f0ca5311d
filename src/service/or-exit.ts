/** What a process does where it cannot go on: it says why, to people and in the log, and ends with 1. */
import { ConfigError, readProcessConfig, type Config, type ConfigNeeds } from '../config.js';
import type { Log } from '../log.js';
import { UserError } from '../user-error.js';

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

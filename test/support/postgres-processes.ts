import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { serversOn } from '../../src/embedded-postgres/stale-servers.js';
import { waitUntil } from './wait-until.js';

/** All PostgreSQL processes that work on the data of a home, oldest first. */
export async function postgresOf(home: string): Promise<number[]> {
  const pids = await serversOn(join(realpathSync(home), 'data'));
  return pids.sort((one, other) => one - other);
}

/** @throws Error when some are left after `timeout` milliseconds */
export async function postgresGone(home: string, timeout = 10_000): Promise<void> {
  await waitUntil(async () => (await postgresOf(home)).length === 0, timeout);
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnPostgres } from './own-postgres.js';

/** Statements of services that had begun before the call and still run a second after it; empty is as it should be. */
export async function leftRunning(postgres: OwnPostgres, after = 1_000): Promise<string[]> {
  const [{ now } = { now: null }] = await postgres.run('postgres', 'select clock_timestamp() as now');
  await sleep(after);
  const rows = await postgres.run('postgres', OLDER, [now]);
  return rows.map(({ statement }) => String(statement));
}

const OLDER = `
  select left(query, 60) as statement from pg_stat_activity
  where application_name like 'papergraph%' and state <> 'idle' and query_start < $1::timestamptz`;

import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { type Runner, runnerOn } from './runner.js';

/** Runs `work` on one connection of the pool: for what a session holds, such as its settings and advisory locks. */
export async function onConnection<Result>(
  dataSource: DataSource,
  work: (runner: Runner) => Promise<Result>,
): Promise<Result> {
  const holder = dataSource.createQueryRunner();
  try {
    return await work(runnerOn((await holder.connect()) as PoolClient));
  } finally {
    await holder.release();
  }
}

import type { DataSource, QueryRunner } from 'typeorm';
import type { PoolClient } from 'pg';
import { type Runner, runnerOn } from '../../database/runner.js';

/** One transaction of the loader. Its statements bear names, like those of the readers. */
export interface Transaction extends Runner {
  /** The driver's own client, for COPY. */
  client: PoolClient;
  /** Runs a statement that is still a string. `rows` and `run` take SQL as a value. */
  query<Row = unknown>(name: string, sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

/**
 * Runs `work` in one transaction without a time limit on statements: committed whole or not at all.
 *
 * @throws what `work` throws, after the rollback.
 */
export async function inTransaction<Result>(
  dataSource: DataSource,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const runner = dataSource.createQueryRunner();
  const client = (await runner.connect()) as PoolClient;
  try {
    await runner.startTransaction();
    await client.query('set local statement_timeout = 0');
    const result = await work({ client, query: namedQuery(client), ...runnerOn(client) });
    await runner.commitTransaction();
    return result;
  } catch (error) {
    await rollBack(runner);
    throw error;
  } finally {
    await runner.release();
  }
}

function namedQuery(client: PoolClient): Transaction['query'] {
  return async <Row>(name: string, sql: string, values: readonly unknown[] = []) => {
    const result = await client.query(`/* ${name} */ ${sql}`, [...values]);
    return result.rows as Row[];
  };
}

/** A connection that is gone has rolled back by itself; the error to report is the first one. */
async function rollBack(runner: QueryRunner): Promise<void> {
  await runner.rollbackTransaction().catch(() => undefined);
}

import type { DataSource, QueryRunner } from 'typeorm';
import type { PoolClient } from 'pg';
import type { Relation } from '../../database/sql.js';
import { type CopyValue, copyRows } from '../staging/copy-rows.js';
import { type Runner, runnerOn } from '../../database/runner.js';

/** One transaction of the loader. Its statements bear names, like those of the readers. */
export interface Transaction extends Runner {
  /** Streams rows into a table. */
  copy(table: Relation, columns: readonly string[], rows: Iterable<readonly CopyValue[]>): Promise<void>;
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
    const result = await work(transactionOn(client));
    await runner.commitTransaction();
    return result;
  } catch (error) {
    await rollBack(runner);
    throw error;
  } finally {
    await runner.release();
  }
}

function transactionOn(client: PoolClient): Transaction {
  return {
    ...runnerOn(client),
    copy: (table, columns, rows) => copyRows(client, table, columns, rows),
  };
}

/** A connection that is gone has rolled back by itself; the error to report is the first one. */
async function rollBack(runner: QueryRunner): Promise<void> {
  await runner.rollbackTransaction().catch(() => undefined);
}

import type { DataSource, QueryRunner } from 'typeorm';
import type { PoolClient } from 'pg';
import type { Relation } from '../../database/sql.js';
import { type CopyValue, copyRows } from '../staging/copy-rows.js';
import { type Runner, runnerOn } from '../../database/runner.js';
import { sql } from '../../database/sql.js';

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
export function inTransaction<Result>(
  dataSource: DataSource,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return withTransaction(dataSource, (runner) => runner.commitTransaction(), work);
}

/**
 * Runs `work` in a transaction that is rolled back, to see whether it would succeed.
 *
 * @throws what `work` throws, or a constraint that is checked at the end.
 */
export function inTrial(
  dataSource: DataSource,
  work: (transaction: Transaction) => Promise<unknown>,
): Promise<void> {
  return withTransaction(
    dataSource,
    (runner) => runner.rollbackTransaction(),
    async (transaction) => {
      await work(transaction);
      await checkConstraints(transaction);
    },
  );
}

/** Checks now what would be checked at the end of the transaction. */
export async function checkConstraints(transaction: Transaction): Promise<void> {
  await transaction.run('checkConstraints', sql`set constraints all immediate`);
}

async function withTransaction<Result>(
  dataSource: DataSource,
  end: (runner: QueryRunner) => Promise<void>,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const runner = dataSource.createQueryRunner();
  const client = (await runner.connect()) as PoolClient;
  try {
    await runner.startTransaction();
    await client.query('set local statement_timeout = 0');
    const result = await work(transactionOn(client));
    await end(runner);
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

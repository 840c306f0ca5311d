import type { PoolClient } from 'pg';
import type { DataSource } from '../database/data-source.js';
import { type Runner, type Shape, runnerOn } from '../database/runner.js';
import { type Sql, integer, name as identifier, sql } from '../database/sql.js';

/** One state of the store, read for as long as it takes while others go on writing. */
export interface Snapshot extends Pick<Runner, 'rows'> {
  /** The rows of a statement through a cursor of the server, so many at a time: only those are in memory. */
  pages<Row>(name: string, statement: Sql, shape: Shape<Row>): AsyncGenerator<Row[]>;
}

const ROWS_OF_A_PAGE = 500;

/** A reader of everything may take hours, and wants the whole of its list, not the first rows soon. */
const BEGIN = [
  sql`begin isolation level repeatable read read only`,
  sql`set local statement_timeout = 0`,
  sql`set local cursor_tuple_fraction = 1`,
  // The state is that of the first query, not of the transaction's beginning.
  sql`select 1`,
];

/**
 * Runs `work` on one state of the store, which nothing that is written meanwhile changes.
 *
 * @throws what `work` throws; the transaction is over either way.
 */
export async function inSnapshot<Result>(
  dataSource: DataSource,
  work: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result> {
  const connection = dataSource.createQueryRunner();
  const runner = runnerOn((await connection.connect()) as PoolClient);
  try {
    for (const statement of BEGIN) await runner.run('beginSnapshot', statement);
    return await work(snapshotOn(runner));
  } finally {
    // Nothing was written, and a connection that is gone has ended its transaction by itself.
    await runner.run('endSnapshot', sql`rollback`).catch(() => undefined);
    await connection.release();
  }
}

/** For a request, whose statements have their usual time. Whoever keeps the connection ends the transaction. */
export async function openSnapshot(runner: Runner): Promise<Snapshot> {
  await runner.run('beginSnapshot', sql`begin isolation level repeatable read read only`);
  return snapshotOn(runner);
}

function snapshotOn(runner: Runner): Snapshot {
  return {
    rows: (name, statement, shape) => runner.rows(name, statement, shape),
    async *pages<Row>(name: string, statement: Sql, shape: Shape<Row>) {
      const cursor = identifier(name);
      await runner.run(name, sql`declare ${cursor} no scroll cursor for ${statement}`);
      for (;;) {
        const rows = await runner.rows(name, sql`fetch ${integer(ROWS_OF_A_PAGE)} from ${cursor}`, shape);
        if (rows.length > 0) yield rows;
        if (rows.length < ROWS_OF_A_PAGE) break;
      }
      await runner.run(name, sql`close ${cursor}`);
    },
  };
}

import type { PoolClient } from 'pg';
import type { DataSource } from '../database/data-source.js';

/** One state of the store, read for as long as it takes while others go on writing. Statements bear names. */
export interface Snapshot {
  read<Row>(name: string, sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The rows of a statement through a cursor of the server, so many at a time: only those are in memory. */
  pages<Row>(name: string, sql: string, values?: readonly unknown[]): AsyncGenerator<Row[]>;
}

const ROWS_OF_A_PAGE = 500;

/** A reader of everything may take hours, and wants the whole of its list, not the first rows soon. */
const BEGIN = [
  'begin isolation level repeatable read read only',
  'set local statement_timeout = 0',
  'set local cursor_tuple_fraction = 1',
  // The state is that of the first query, not of the transaction's beginning.
  'select 1',
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
  const runner = dataSource.createQueryRunner();
  const client = (await runner.connect()) as PoolClient;
  try {
    for (const statement of BEGIN) await client.query(`/* beginSnapshot */ ${statement}`);
    return await work(snapshotOn(client));
  } finally {
    // Nothing was written, and a connection that is gone has ended its transaction by itself.
    await client.query('/* endSnapshot */ rollback').catch(() => undefined);
    await runner.release();
  }
}

function snapshotOn(client: PoolClient): Snapshot {
  const read = async <Row>(name: string, sql: string, values: readonly unknown[] = []) => {
    const result = await client.query(`/* ${name} */ ${sql}`, [...values]);
    return result.rows as Row[];
  };
  return {
    read,
    async *pages<Row>(name: string, sql: string, values: readonly unknown[] = []) {
      await read(name, `declare ${name} no scroll cursor for ${sql}`, values);
      for (;;) {
        const rows = await read<Row>(name, `fetch ${ROWS_OF_A_PAGE} from ${name}`);
        if (rows.length > 0) yield rows;
        if (rows.length < ROWS_OF_A_PAGE) break;
      }
      await read(name, `close ${name}`);
    },
  };
}

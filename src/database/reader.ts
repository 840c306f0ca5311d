import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { DataSource } from 'typeorm';

/** Runs the statements of reads. Rows come flat, as PostgreSQL gives them: nothing is hydrated. */
export interface Reader {
  /**
   * @param name what the statement does, such as `authorsByPaperId`: a comment in front of it, for logs and tests.
   * @throws what PostgreSQL throws; nobody's text may be part of `sql`, only of `values`.
   */
  read<Row>(name: string, sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Told the name of a statement and what goes to PostgreSQL. */
export type Observe = (name: string, statement: { text: string; values: readonly unknown[] }) => void;

/**
 * Each connection keeps the plans of prepared statements for good, so only so many texts of one name are
 * prepared: the first, which are the usual ones. However odd a client's filters, other statements keep theirs.
 */
const MOST_PREPARED = 25;

/**
 * A reader on the data source's pool. Statements are prepared: their plans save PostgreSQL a third of its time.
 *
 * @param observe is told each statement before it runs.
 */
export function createReader(dataSource: DataSource, observe?: Observe): Reader {
  const pool = (dataSource.driver as unknown as { master: pg.Pool }).master;
  const preparedNames = new Map<string, Map<string, string>>();
  return {
    async read<Row>(name: string, sql: string, values: readonly unknown[] = []) {
      const text = `/* ${name} */ ${sql}`;
      observe?.(name, { text, values });
      const result = await pool.query({
        name: preparedName(preparedNames, name, text),
        text,
        values: [...values],
      });
      return result.rows as Row[];
    },
  };
}

function preparedName(
  known: Map<string, Map<string, string>>,
  name: string,
  text: string,
): string | undefined {
  const texts = known.get(name) ?? new Map<string, string>();
  known.set(name, texts);
  if (!texts.has(text) && texts.size < MOST_PREPARED) {
    texts.set(text, `${name}_${createHash('sha1').update(text).digest('base64url').slice(0, 16)}`);
  }
  return texts.get(text);
}

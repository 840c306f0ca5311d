import type pg from 'pg';
import type { DataSource, EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { z } from 'zod';
import { PreparedTexts, type StatementText, namedText } from './prepared-texts.js';
import type { Rendered, Sql } from './sql.js';

/**
 * How the store is read.
 *
 * Hot reads are statements of our own, one for each access path and level of a query, and their rows stay flat:
 * - Flat rows of the columns that were asked, with a limit for each parent by LATERAL, were the largest gain of all:
 *   the server's CPU went down by 60 %. The first five authors of twenty papers are one statement, which stops in the
 *   index at each paper's fifth.
 * - TypeORM's `take` with a condition on a relation ran two statements for each parent (125 instead of 6), and with
 *   joins it runs a second one with DISTINCT over the whole lists.
 * - Pages go by keys, which one row comparison finds in an index, at the same cost in any depth. `skip` reads what it
 *   skips.
 * - Named statements save PostgreSQL a third of its time.
 *
 * All else is TypeORM's: entities name tables, columns and relations, `columnsOf` takes select lists from them, and
 * cold reads (sources, statistics, merges) go through repositories. DataLoaders batch the ones like the others.
 */

/** What a row looks like; a function where it takes time to make, which is only called where rows are checked. */
export type Shape<Row> = z.ZodType<Row> | (() => z.ZodType<Row>);

/** Runs statements. Each bears the name of what it does, such as `authorsByPaperId`: for logs and tests. */
export interface Runner {
  /**
   * The rows of a statement, flat as PostgreSQL gives them: nothing is hydrated.
   *
   * @param shape what a row looks like; rows are held against it in tests, and trusted else.
   * @throws what PostgreSQL throws.
   */
  rows<Row>(name: string, statement: Sql, shape: Shape<Row>): Promise<Row[]>;
  /** Runs a statement whose rows nobody reads; gives how many rows it found or changed. */
  run(name: string, statement: Sql): Promise<number>;
}

/** A runner on a whole data source, which has TypeORM's repositories too: for cold reads. */
export interface EntityRunner extends Runner {
  /**
   * The entities that a query of the entity's repository finds. It is named and observed like any other statement.
   *
   * @param build adds conditions, order and limit to a query on `entity`.
   * @throws what PostgreSQL throws.
   */
  find<Entity extends ObjectLiteral>(
    name: string,
    entity: EntityTarget<Entity>,
    build: BuildQuery<Entity>,
  ): Promise<Entity[]>;
}

export type BuildQuery<Entity extends ObjectLiteral> = (
  query: SelectQueryBuilder<Entity>,
) => SelectQueryBuilder<Entity>;

/** Told the name of a statement and what goes to PostgreSQL. */
export type Observe = (name: string, rendered: Rendered) => void;

export interface RunnerOptions {
  observe?: Observe;
  /** Whether PostgreSQL is to keep the plans: saves it a third of its time, for statements that come again and again. */
  prepared?: boolean;
}

/** A pool or one connection of it. */
type Queryable = Pick<pg.Pool, 'query'> | Pick<pg.PoolClient, 'query'>;

/** A runner on the pool of a data source: each statement on whichever connection is free. */
export function createRunner(dataSource: DataSource, options: RunnerOptions = {}): EntityRunner {
  const { master } = dataSource.driver as unknown as { master: pg.Pool };
  return {
    ...runnerOn(master, options),
    find: (name, entity, build) =>
      observedQuery(
        name,
        build(dataSource.getRepository(entity).createQueryBuilder('entity')),
        options,
      ).getMany(),
  };
}

/** A query of TypeORM's under its name. */
export function observedQuery<Entity extends ObjectLiteral>(
  name: string,
  query: SelectQueryBuilder<Entity>,
  { observe }: RunnerOptions,
): SelectQueryBuilder<Entity> {
  const named = query.comment(name);
  if (observe) {
    const [text, values] = named.getQueryAndParameters();
    observe(name, { text, values });
  }
  return named;
}

/** A runner on a pool or on one connection. */
export function runnerOn(queryable: Queryable, options: RunnerOptions = {}): Runner {
  const queryOf = queryMaker(options);
  return {
    async rows<Row>(name: string, statement: Sql, shape: Shape<Row>) {
      const { rows } = await queryable.query(queryOf(name, statement));
      return checkedRows(name, rows, shape);
    },
    async run(name, statement) {
      const { rowCount } = await queryable.query(queryOf(name, statement));
      return rowCount ?? 0;
    },
  };
}

/** What the driver takes. */
export interface Query extends StatementText {
  values: unknown[];
}

/** Makes what goes to PostgreSQL of statements and their names, and tells who observes. */
export function queryMaker({
  observe,
  prepared = false,
}: RunnerOptions): (name: string, statement: Sql) => Query {
  const texts = new PreparedTexts();
  return (name, statement) => {
    const { text, values } = statement.render();
    const sent = prepared ? texts.of(name, text, values.length) : { text: namedText(name, text) };
    observe?.(name, { text: sent.text, values });
    return { ...sent, values };
  };
}

const checks = { rows: false };

/** From now on every row that is read in this process is held against its shape: for tests. */
export function checkRowShapes(): void {
  checks.rows = true;
}

/** The rows as what they look like. @throws Error where rows are checked and one is of another shape. */
export function checkedRows<Row>(name: string, rows: readonly unknown[], shape: Shape<Row>): Row[] {
  if (checks.rows) checkRowsOf(name, rows, shape);
  return rows as Row[];
}

function checkRowsOf(name: string, rows: readonly unknown[], shape: Shape<unknown>): void {
  const expected = typeof shape === 'function' ? shape() : shape;
  for (const row of rows) {
    const { error } = expected.safeParse(row);
    if (error)
      throw new Error(`A row of ${name} is of another shape: ${error.message} in ${JSON.stringify(row)}`);
  }
}

import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { DataSource, EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { z } from 'zod';
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

type BuildQuery<Entity extends ObjectLiteral> = (
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
    find(name, entity, build) {
      const query = build(dataSource.getRepository(entity).createQueryBuilder('entity')).comment(name);
      if (options.observe) {
        const [text, values] = query.getQueryAndParameters();
        options.observe(name, { text, values });
      }
      return query.getMany();
    },
  };
}

/** A runner on a pool or on one connection. */
export function runnerOn(queryable: Queryable, { observe, prepared = false }: RunnerOptions = {}): Runner {
  const plans = new PlanNames();
  const send = (name: string, statement: Sql): Promise<pg.QueryResult> => {
    const rendered = statement.render();
    const known = prepared ? plans.of(name, rendered.text) : undefined;
    const text = known?.text ?? named(name, rendered.text);
    observe?.(name, { ...rendered, text });
    return queryable.query({ name: known?.plan, text, values: rendered.values });
  };
  return {
    async rows<Row>(name: string, statement: Sql, shape: Shape<Row>) {
      const { rows } = await send(name, statement);
      if (checks.rows) checkRowsOf(name, rows, shape);
      return rows as Row[];
    },
    async run(name, statement) {
      const { rowCount } = await send(name, statement);
      return rowCount ?? 0;
    },
  };
}

const checks = { rows: false };

/** From now on every row that is read in this process is held against its shape: for tests. */
export function checkRowShapes(): void {
  checks.rows = true;
}

function checkRowsOf(name: string, rows: readonly unknown[], shape: Shape<unknown>): void {
  const expected = typeof shape === 'function' ? shape() : shape;
  for (const row of rows) {
    const { error } = expected.safeParse(row);
    if (error)
      throw new Error(`A row of ${name} is of another shape: ${error.message} in ${JSON.stringify(row)}`);
  }
}

/**
 * Each connection keeps the plans of prepared statements for good, so only so many texts of one name are
 * prepared: the first, which are the usual ones. However odd a client's filters, other statements keep theirs.
 */
const MOST_PREPARED = 25;

/** A statement that is prepared: the plan's name, and the text that goes to PostgreSQL. */
interface PreparedText {
  plan: string;
  text: string;
}

class PlanNames {
  private readonly known = new Map<string, Map<string, PreparedText>>();

  /** The plan of this text; none where the name has many texts already. */
  of(name: string, statement: string): PreparedText | undefined {
    const plans = this.known.get(name) ?? new Map<string, PreparedText>();
    this.known.set(name, plans);
    const known = plans.get(statement);
    if (known !== undefined || plans.size >= MOST_PREPARED) return known;
    const text = named(name, statement);
    const hash = createHash('sha1').update(text).digest('base64url').slice(0, 16);
    plans.set(statement, { plan: `${name}_${hash}`, text });
    return plans.get(statement);
  }
}

function named(name: string, statement: string): string {
  return `/* ${name} */ ${statement}`;
}

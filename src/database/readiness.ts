import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { OWN_CLIENT } from './connection-share.js';
import { DatabaseUnavailableError } from './database-unavailable-error.js';
import type { RequestRunners } from './request-runner.js';
import type { Runner } from './runner.js';
import { sql, value } from './sql.js';
import { freeBudget } from './statement-budget.js';

/** Milliseconds for all of a check, and for the answer of a connection: one that gives none is found to be dead. */
const CHECK_WITHIN_MS = 1_000;
const ANSWER_WITHIN_MS = 800;

/**
 * A check whether a query would be answered: it goes the way of all statements, through the same pool. The database must
 * have every migration, table and column that this code knows. Checks at the same time are one.
 */
export function createReadinessCheck(runners: RequestRunners, dataSource: DataSource): () => Promise<void> {
  const known = knownSchema(dataSource);
  let running: Promise<void> | undefined;
  return () => (running ??= check(runners, known).finally(() => (running = undefined)));
}

async function check(runners: RequestRunners, known: KnownSchema): Promise<void> {
  const over = new AbortController();
  const budget = freeBudget(OWN_CLIENT);
  const late = sleep(CHECK_WITHIN_MS, undefined, { signal: over.signal, ref: false }).then(() => {
    throw new DatabaseUnavailableError(`PostgreSQL gave no answer within ${CHECK_WITHIN_MS} ms`);
  });
  late.catch((error: Error) => {
    budget.ending.end(error);
  });
  try {
    await Promise.race([late, checkSchema(runners.for(budget, ANSWER_WITHIN_MS), known)]);
  } finally {
    over.abort();
  }
}

/** What the code expects of the database. Columns are pairs of a table's name and a column's, in two lists. */
interface KnownSchema {
  readonly migrations: readonly string[];
  readonly tables: readonly string[];
  readonly columns: readonly string[];
}

function knownSchema({ migrations, entityMetadatas }: DataSource): KnownSchema {
  const pairs = entityMetadatas.flatMap(({ tableName, columns }) =>
    columns.map(({ databaseName }) => ({ table: tableName, column: databaseName })),
  );
  return {
    migrations: migrations.map(({ name, constructor }) => name ?? constructor.name),
    tables: pairs.map(({ table }) => table),
    columns: pairs.map(({ column }) => column),
  };
}

async function checkSchema(runner: Runner, known: KnownSchema): Promise<void> {
  const missing = await runner.rows('readiness', missingFrom(known), z.strictObject({ what: z.string() }));
  if (missing.length === 0) return;
  throw new Error(`The database lacks ${missing.map(({ what }) => what).join(', ')}`);
}

function missingFrom({ migrations, tables, columns }: KnownSchema) {
  return sql`
    select known.name as what
    from unnest(${value(migrations, 'text[]')}) as known (name)
    where not exists (select from migrations done where done.name = known.name)
    union all
    select known."table" || '.' || known."column"
    from unnest(${value(tables, 'text[]')}, ${value(columns, 'text[]')}) as known ("table", "column")
    where not exists (
      select from pg_attribute a
      where a.attrelid = to_regclass(known."table") and a.attname = known."column" and not a.attisdropped
    )`;
}

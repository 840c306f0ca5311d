import type { Pool } from 'pg';

/** What stands in the way of loading many rows, as statements that make it anew. */
export interface DroppedIndexes {
  indexes: string[];
  keys: string[];
  foreignKeys: string[];
}

/** Drops every index and key of the schema `public` but for the migrations' own; the catalog tells how to make them anew. */
export async function dropIndexes(pool: Pool): Promise<DroppedIndexes> {
  const constraints = (await pool.query<{ drop: string; make: string; foreign: boolean }>(CONSTRAINTS)).rows;
  const indexes = (await pool.query<{ drop: string; make: string }>(INDEXES)).rows;
  for (const { drop } of [...constraints, ...indexes]) await pool.query(drop);
  return {
    indexes: indexes.map(({ make }) => make),
    keys: constraints.filter(({ foreign }) => !foreign).map(({ make }) => make),
    foreignKeys: constraints.filter(({ foreign }) => foreign).map(({ make }) => make),
  };
}

/** Makes them anew, two at a time, foreign keys last: those check that every row's other row is there. */
export async function rebuildIndexes(
  pool: Pool,
  { indexes, keys, foreignKeys }: DroppedIndexes,
): Promise<void> {
  await runTogether(pool, indexes);
  await runTogether(pool, keys);
  for (const statement of foreignKeys) await pool.query(statement);
}

async function runTogether(pool: Pool, statements: readonly string[]): Promise<void> {
  const waiting = [...statements];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await pool.query(next);
  };
  await Promise.all([lane(), lane()]);
}

const IN_STORE = `n.nspname = 'public' and c.relname <> 'migrations'`;

const CONSTRAINTS = `
  select format('alter table %I drop constraint %I', c.relname, k.conname) as drop,
    format('alter table %I add constraint %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) as make,
    k.contype = 'f' as foreign
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where ${IN_STORE} and k.contype in ('p', 'u', 'f')
  order by k.contype <> 'f', c.relname, k.conname`;

/** GIN indexes take longest, so they come first. */
const INDEXES = `
  select format('drop index %I', i.relname) as drop, pg_get_indexdef(i.oid) as make
  from pg_index x
  join pg_class i on i.oid = x.indexrelid
  join pg_class c on c.oid = x.indrelid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_am m on m.oid = i.relam
  where ${IN_STORE} and c.relkind in ('r', 'm')
    and not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))
  order by m.amname <> 'gin', i.relname <> 'paper_words_text', i.relname`;

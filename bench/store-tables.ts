import { runStatements } from './run-statements.js';

export interface StoreTable {
  name: string;
  /** Without those that PostgreSQL computes. */
  columns: string[];
}

/** How imports keep their place: no content. */
const BOOKKEEPING = ['import_checkpoints', 'unmatched_authors', 'deferred_indexes', 'migrations'];

/** The tables of the store, each behind those that its foreign keys lead to. */
export async function storeTables(databaseUrl: string): Promise<StoreTable[]> {
  const waiting = await runStatements<StoreTable & { needs: string[] }>(databaseUrl, TABLES);
  const ordered: StoreTable[] = [];
  const placed = new Set<string>();
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ needs }) => needs.every((name) => placed.has(name)));
    const [table] = waiting.splice(next, 1);
    if (next === -1 || table === undefined) throw new Error('Foreign keys of the store lead in a circle.');
    placed.add(table.name);
    ordered.push(table);
  }
  return ordered;
}

const TABLES = `
  select c.relname::text as name,
    array(
      select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by a.attnum
    ) as columns,
    array(
      select distinct k.confrelid::regclass::text from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid
    ) as needs
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and c.relname not in (${BOOKKEEPING.map((name) => `'${name}'`).join(', ')})
  order by c.relname`;

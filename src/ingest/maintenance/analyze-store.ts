import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { onConnection } from '../../database/on-connection.js';
import { createRunner } from '../../database/runner.js';
import { Sql, integer, joined, sql } from '../../database/sql.js';

/** What the planner needs while a store grows: the columns that a batch is joined by, none of the long texts. */
const JOINED = sql`
  papers (id, slug, title_key), listings (source_id, source_key, paper_id), author_names (name_key, cluster_id),
  author_spellings (spelling, author_name_id), authorships (paper_id, author_id), authors (id, slug),
  paper_identifiers (scheme, value), paper_topics (paper_id, topic_id), author_topics (author_id, topic_id), lexemes,
  search_words`;

/** The texts take as long as all other tables together. */
const TEXTS = sql`paper_words`;

/** Counts anew how the values of columns spread: of those that a growing store is joined by, or of all. */
export async function analyzeStore(dataSource: DataSource, which: 'joined' | 'all'): Promise<void> {
  if (which === 'joined') return analyze(dataSource, JOINED);
  const others = await createRunner(dataSource).rows('otherTables', OTHER_TABLES, tableName);
  // PostgreSQL has quoted them where they need it: a shared schema may hold any.
  const tables = others.map((table) => Sql.of([table.name], []));
  await Promise.all([analyze(dataSource, TEXTS), analyze(dataSource, joined(tables, ', '))]);
}

async function analyze(dataSource: DataSource, tables: Sql): Promise<void> {
  await onConnection(dataSource, async (runner) => {
    await runner.run('analyzeStore', sql`set statement_timeout = 0`);
    await runner.run('analyzeStore', sql`analyze ${tables}`);
    await runner.run('analyzeStore', sql`reset statement_timeout`);
  });
}

const tableName = z.object({ name: z.string() });

const OTHER_TABLES = sql`
  select oid::regclass::text as name from pg_class
  where relkind = 'r' and relnamespace = current_schema()::regnamespace and relname <> 'paper_words' order by relname`;

/** How many papers the store holds: up to `exactly` of them counted, of more about as many as at the last `ANALYZE`. */
export async function estimatePapers(dataSource: DataSource, exactly: number): Promise<number> {
  const most = integer(exactly);
  const statement = sql`
    select case when count < ${most} then count else greatest(count, estimate) end as count
    from (select count(*)::int as count from (select from papers limit ${most}) found) counted,
      (select reltuples::int as estimate from pg_class where oid = 'papers'::regclass) estimated`;
  const [row] = await createRunner(dataSource).rows(
    'estimatePapers',
    statement,
    z.object({ count: z.number() }),
  );
  return row?.count ?? 0;
}

import type { DataSource } from 'typeorm';

/** What the planner needs while a store grows: the columns that a batch is joined by, none of the long texts. */
const JOINED = `papers (id, slug, title_key), listings (source_id, source_key, paper_id), author_names (name_key, cluster_id),
  author_spellings (spelling, author_name_id), authorships (paper_id, author_id), authors (id, slug),
  paper_identifiers (scheme, value), paper_topics (paper_id, topic_id), author_topics (author_id, topic_id), lexemes,
  search_words`;

/** The texts take as long as all other tables together. */
const TEXTS = 'paper_words';

/** Counts anew how the values of columns spread: of those that a growing store is joined by, or of all. */
export async function analyzeStore(dataSource: DataSource, which: 'joined' | 'all'): Promise<void> {
  if (which === 'joined') return analyze(dataSource, JOINED);
  const others: { name: string }[] = await dataSource.query(OTHER_TABLES, [TEXTS]);
  const names = others.map(({ name }) => name).join(', ');
  await Promise.all([analyze(dataSource, TEXTS), analyze(dataSource, names)]);
}

async function analyze(dataSource: DataSource, tables: string): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('/* analyzeStore */ set statement_timeout = 0');
    await runner.query(`/* analyzeStore */ analyze ${tables}`);
    await runner.query('/* analyzeStore */ reset statement_timeout');
  } finally {
    await runner.release();
  }
}

const OTHER_TABLES = `/* otherTables */
  select oid::regclass::text as name from pg_class
  where relkind = 'r' and relnamespace = current_schema()::regnamespace and relname <> $1 order by relname`;

/** How many papers the store holds: up to `exactly` of them counted, of more about as many as at the last `ANALYZE`. */
export async function countPapers(dataSource: DataSource, exactly: number): Promise<number> {
  const rows: { count: number }[] = await dataSource.query(COUNT_PAPERS, [exactly]);
  return rows[0]?.count ?? 0;
}

const COUNT_PAPERS = `/* countPapers */
  select case when count < $1 then count else greatest(count, estimate) end as count
  from (select count(*)::int as count from (select from papers limit $1) found) counted,
    (select reltuples::int as estimate from pg_class where oid = 'papers'::regclass) estimated`;

import type { DataSource } from 'typeorm';

/** What the planner needs while a store grows: the columns that a batch is joined by, none of the long texts. */
const JOINED = `papers (id, slug, title_key), listings (source_id, source_key, paper_id), author_names (name_key, core_id),
  author_spellings (spelling, author_name_id), authorships (paper_id, author_id), authors (id, slug),
  paper_identifiers (scheme, value), paper_topics (paper_id, topic_id), author_topics (author_id, topic_id), lexemes,
  search_words`;

/** Counts anew how the values of columns spread: of those that a growing store is joined by, or of all. */
export async function analyzeStore(dataSource: DataSource, which: 'joined' | 'all'): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('/* analyzeStore */ set statement_timeout = 0');
    await runner.query(`/* analyzeStore */ analyze ${which === 'joined' ? JOINED : ''}`);
    await runner.query('/* analyzeStore */ reset statement_timeout');
  } finally {
    await runner.release();
  }
}

/** About how many papers the store holds, as many as `most` counted exactly. */
export async function countPapers(dataSource: DataSource, most: number): Promise<number> {
  const rows: { count: number }[] = await dataSource.query(
    '/* countPapers */ select count(*)::int as count from (select from papers limit $1) counted',
    [most],
  );
  return rows[0]?.count ?? 0;
}

import type { DataSource, QueryRunner } from 'typeorm';

/**
 * Indexes that a first load does without: those of text, which cost most to keep up, and of orders and counts that
 * no batch asks for. What matching needs stays, and what lists by date are read from.
 */
const DEFERRABLE = [
  'paper_words_text',
  'papers_title_trigrams',
  'papers_title_words',
  'authors_name_trigrams',
  'author_names_words',
  'papers_institutions',
  'papers_source_kinds',
  'papers_facets',
  'papers_by_date_ascending',
  'papers_by_author_count',
  'papers_by_author_count_ascending',
  'papers_by_comment_count',
  'papers_by_comment_count_ascending',
  'papers_primary_topic',
  'authors_by_paper_count',
  'authors_by_paper_count_ascending',
  'author_topics_by_paper_count',
  'author_names_family',
  'authors_by_name',
];

/**
 * Tables that a first load only adds to, with all the texts: nothing in them is to be cleaned up meanwhile, and
 * looking through the words of a sample again and again, as they grow, would take more time than the load.
 */
const ONLY_ADDED_TO = ['listings', 'papers', 'paper_words'];

/** The first key of the advisory locks of single indexes: `indx` in ASCII. */
const INDEX_LOCKS = 0x696e6478;

/**
 * Drops the indexes that a first load does without, without blocking anybody. What they were is written down first,
 * so that they are made again whatever becomes of this process.
 */
export async function deferIndexes(dataSource: DataSource): Promise<void> {
  await onConnection(dataSource, async (runner) => {
    await runner.query(NOTE, [DEFERRABLE]);
    for (const table of ONLY_ADDED_TO)
      await runner.query(`/* pauseAutovacuum */ alter table ${table} set (autovacuum_enabled = false)`);
    const noted = (await runner.query(NOTED)) as { name: string }[];
    for (const { name } of noted) {
      await alone(runner, name, () =>
        runner.query(`/* deferIndex */ drop index concurrently if exists ${name}`),
      );
    }
  });
}

/** Whether there are indexes to be made again. */
export async function hasDeferredIndexes(dataSource: DataSource): Promise<boolean> {
  const rows: unknown[] = await dataSource.query(
    '/* hasDeferredIndexes */ select from deferred_indexes limit 1',
  );
  return rows.length > 0;
}

/**
 * Makes the dropped indexes again, two at a time. Readers go on meanwhile; who writes to a table waits for its index.
 *
 * @param report is told the name of each index that is made.
 * @param meanwhile is done beside the first index, which takes longest, and before all others' turn comes.
 * @returns what `meanwhile` gives.
 * @throws what that throws, once the indexes are made.
 */
export async function restoreIndexes<Result>(
  dataSource: DataSource,
  report: (name: string) => void,
  meanwhile: () => Promise<Result>,
): Promise<Result> {
  const waiting: DeferredIndex[] = await dataSource.query(NOTED);
  const makeWaiting = () => makeIndexes(dataSource, waiting, report);
  const [beside, made] = await Promise.allSettled([meanwhile().finally(makeWaiting), makeWaiting()]);
  if (beside.status === 'rejected') throw beside.reason;
  if (made.status === 'rejected') throw made.reason;
  return beside.value;
}

interface DeferredIndex {
  name: string;
  definition: string;
}

async function resumeAutovacuum(runner: QueryRunner): Promise<void> {
  for (const table of ONLY_ADDED_TO)
    await runner.query(`/* resumeAutovacuum */ alter table ${table} reset (autovacuum_enabled)`);
}

/** Takes from the front of what is waiting until nothing is. */
async function makeIndexes(
  dataSource: DataSource,
  waiting: DeferredIndex[],
  report: (name: string) => void,
): Promise<void> {
  await onConnection(dataSource, async (runner) => {
    for (let index = waiting.shift(); index; index = waiting.shift()) {
      const { name } = index;
      // Not before, or it would go through all that was loaded meanwhile; and while something is noted as to be done.
      if (waiting.length === 0) await resumeAutovacuum(runner);
      await alone(runner, name, () => restoreIndex(runner, index));
      report(name);
    }
  });
}

/** An index that was being dropped when the process was killed is there, but not to be used. */
async function restoreIndex(runner: QueryRunner, { name, definition }: DeferredIndex): Promise<void> {
  const [broken] = (await runner.query(BROKEN, [name])) as unknown[];
  if (broken) await runner.query(`/* dropBrokenIndex */ drop index if exists ${name}`);
  await runner.query(`/* restoreIndex */ ${definition.replace(' INDEX ', ' INDEX IF NOT EXISTS ')}`);
  await runner.query('/* forgetDeferredIndex */ delete from deferred_indexes where name = $1', [name]);
}

/**
 * The statement of a process that was killed goes on until it is done. Two that make one index at once would fail,
 * and one that drops it might do so after it was found to be there.
 */
async function alone(runner: QueryRunner, name: string, work: () => Promise<unknown>): Promise<void> {
  await runner.query('/* lockIndex */ select pg_advisory_lock($1, hashtext($2))', [INDEX_LOCKS, name]);
  try {
    await work();
  } finally {
    await runner.query('/* unlockIndex */ select pg_advisory_unlock($1, hashtext($2))', [INDEX_LOCKS, name]);
  }
}

async function onConnection(
  dataSource: DataSource,
  work: (runner: QueryRunner) => Promise<void>,
): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('/* prepareIndexes */ set statement_timeout = 0');
    await runner.query(`/* prepareIndexes */ set maintenance_work_mem = '512MB'`);
    await work(runner);
    await runner.query('/* prepareIndexes */ reset maintenance_work_mem');
    await runner.query('/* prepareIndexes */ reset statement_timeout');
  } finally {
    await runner.release();
  }
}

const NOTE = `/* noteDeferredIndexes */
  insert into deferred_indexes (name, definition)
  select i.relname, pg_get_indexdef(i.oid) from pg_class i
  where i.oid = any (array(select to_regclass(name)::oid from unnest($1::text[]) name))
  on conflict do nothing`;

/** What takes longest comes first, and what is of papers, whom the end of an import does not write, before authors'. */
const NOTED = `/* deferredIndexes */
  select name, definition from deferred_indexes
  order by name <> 'paper_words_text', not starts_with(name, 'papers'), definition !~ 'USING gin', name`;

const BROKEN = `/* brokenIndex */
  select from pg_index x join pg_class i on i.oid = x.indexrelid where i.oid = to_regclass($1) and not x.indisvalid`;

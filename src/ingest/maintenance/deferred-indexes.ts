import type { DataSource } from 'typeorm';
import { DeferredIndexEntity } from '../../database/entities/deferred-index.entity.js';
import { onConnection } from '../../database/on-connection.js';
import type { Runner } from '../../database/runner.js';
import { Sql, name, sql, value } from '../../database/sql.js';

/**
 * Indexes that a first load does without: those of text, which cost most to keep up, and of orders and counts that
 * no batch asks for. What matching needs stays, and what lists by date are read from.
 */
const DEFERRABLE = [
  'paper_words_text',
  'papers_title_trigrams',
  'authors_name_trigrams',
  'author_names_words',
  'papers_institutions',
  'papers_source_kinds',
  'papers_facets',
  'papers_type',
  'papers_by_added_at',
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
  'authors_by_family',
];

/**
 * Tables that a first load only adds to, with all the texts: nothing in them is to be cleaned up meanwhile, and
 * looking through the words of a sample again and again, as they grow, would take more time than the load.
 */
const ONLY_ADDED_TO = ['listings', 'papers', 'paper_words'].map(name);

/** The first key of the advisory locks of single indexes: `indx` in ASCII. */
const INDEX_LOCKS = value(0x696e6478, 'integer');

/**
 * Drops the indexes that a first load does without, without blocking anybody. What they were is written down first,
 * so that they are made again whatever becomes of this process.
 */
export async function deferIndexes(dataSource: DataSource): Promise<void> {
  await withoutTimeLimit(dataSource, async (runner) => {
    await runner.run('insertDeferredIndexes', INSERT_DEFERRED);
    for (const table of ONLY_ADDED_TO)
      await runner.run('pauseAutovacuum', sql`alter table ${table} set (autovacuum_enabled = false)`);
    for (const index of await readDeferred(dataSource)) {
      const drop = sql`drop index concurrently if exists ${name(index.name)}`;
      await withIndexLock(runner, index, () => runner.run('deferIndex', drop));
    }
  });
}

const INSERT_DEFERRED = sql`
  insert into deferred_indexes (name, definition)
  select i.relname, pg_get_indexdef(i.oid) from pg_class i
  where i.oid = any (array(select to_regclass(name)::oid from unnest(${value(DEFERRABLE, 'text[]')}) name))
  on conflict do nothing`;

/** Whether there are indexes to be made again. */
export async function hasDeferredIndexes(dataSource: DataSource): Promise<boolean> {
  return dataSource.getRepository(DeferredIndexEntity).exists({ comment: 'hasDeferredIndexes' });
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
  const waiting = await readDeferred(dataSource);
  const makeWaiting = () => makeIndexes(dataSource, waiting, report);
  const [beside, made] = await Promise.allSettled([meanwhile().finally(makeWaiting), makeWaiting()]);
  if (beside.status === 'rejected') throw beside.reason;
  if (made.status === 'rejected') throw made.reason;
  return beside.value;
}

/** In the order in which they are to be made. */
async function readDeferred(dataSource: DataSource): Promise<DeferredIndexEntity[]> {
  const indexes = await dataSource.getRepository(DeferredIndexEntity).find({ comment: 'deferredIndexes' });
  return indexes.sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}

/**
 * The index that takes longest comes first. Indexes of papers come before those of authors, whom the end of an import
 * still writes, and of either those of texts.
 */
function orderOf({ name: index, definition }: DeferredIndexEntity): string {
  const isFirst = [
    index === 'paper_words_text',
    index.startsWith('papers'),
    definition.includes('USING gin'),
  ];
  return [...isFirst.map((first) => (first ? 0 : 1)), index].join(' ');
}

/** Takes from the front of what is waiting until nothing is. */
async function makeIndexes(
  dataSource: DataSource,
  waiting: DeferredIndexEntity[],
  report: (name: string) => void,
): Promise<void> {
  await withoutTimeLimit(dataSource, async (runner) => {
    for (let index = waiting.shift(); index; index = waiting.shift()) {
      const next = index;
      // Not before, or it would go through all that was loaded meanwhile; and while something is noted as to be done.
      if (waiting.length === 0) await resumeAutovacuum(runner);
      await withIndexLock(runner, next, () => restoreIndex(runner, next));
      report(next.name);
    }
  });
}

async function resumeAutovacuum(runner: Runner): Promise<void> {
  for (const table of ONLY_ADDED_TO)
    await runner.run('resumeAutovacuum', sql`alter table ${table} reset (autovacuum_enabled)`);
}

/** An index that was being dropped when the process was killed is there, but not to be used. */
async function restoreIndex(runner: Runner, { name: index, definition }: DeferredIndexEntity): Promise<void> {
  const broken = await runner.run(
    'brokenIndex',
    sql`
      select from pg_index x join pg_class i on i.oid = x.indexrelid
      where i.oid = to_regclass(${value(index, 'text')}) and not x.indisvalid`,
  );
  if (broken > 0) await runner.run('dropBrokenIndex', sql`drop index if exists ${name(index)}`);
  // The definition is PostgreSQL's own text.
  await runner.run('restoreIndex', Sql.of([definition.replace(' INDEX ', ' INDEX IF NOT EXISTS ')], []));
  await runner.run(
    'deleteDeferredIndex',
    sql`delete from deferred_indexes where name = ${value(index, 'text')}`,
  );
}

/**
 * The statement of a process that was killed goes on until it is done. Two that make one index at once would fail,
 * and one that drops it might do so after it was found to be there.
 */
async function withIndexLock(
  runner: Runner,
  { name: index }: DeferredIndexEntity,
  work: () => Promise<unknown>,
): Promise<void> {
  const key = value(index, 'text');
  await runner.run('lockIndex', sql`select pg_advisory_lock(${INDEX_LOCKS}, hashtext(${key}))`);
  try {
    await work();
  } finally {
    await runner.run('unlockIndex', sql`select pg_advisory_unlock(${INDEX_LOCKS}, hashtext(${key}))`);
  }
}

/** On a connection of its own. */
async function withoutTimeLimit(
  dataSource: DataSource,
  work: (runner: Runner) => Promise<void>,
): Promise<void> {
  await onConnection(dataSource, async (runner) => {
    await runner.run('prepareIndexes', sql`set statement_timeout = 0`);
    await runner.run('prepareIndexes', sql`set maintenance_work_mem = '512MB'`);
    await work(runner);
    await runner.run('prepareIndexes', sql`reset maintenance_work_mem`);
    await runner.run('prepareIndexes', sql`reset statement_timeout`);
  });
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { createRunner } from '../../database/runner.js';
import { integer, sql, value } from '../../database/sql.js';
import { WORD_INDEX } from '../../text/words/word-vector.js';
import { type Transaction, inTransaction } from '../transaction/transaction.js';
import { lockStore } from '../transaction/write-lock.js';
import { reindexPapers } from '../words/index-words.js';

/** Papers of one transaction: some seconds on a slow machine, during which nobody else writes. */
const PORTION = 1_000;
/** How long a portion waits for others who write, before it lets a stop have its turn. */
const LOCK_WAIT_MS = 2_000;
/** Until a portion is tried again that others, or the database, kept from it. */
const RETRY_MS = 1_000;

export interface Reindexing {
  /** Ends it behind the portion that is at work. What is left goes on at the next start. */
  signal: AbortSignal;
  /** Papers of one transaction. */
  portion?: number;
  /** Is told after each portion how many papers are done in this run, and whether that is all. */
  report: (progress: { papers: number; finished: boolean }) => void;
  /** Is told what failed; it is tried again. */
  onError: (error: unknown) => void;
}

/**
 * Takes the papers of a store apart anew that another version of the code has indexed, the newest first, while others read
 * and write: portion by portion, each in a transaction of its own with the counts that follow from it. Of several services
 * that do so at once, each portion is done by one. A store that is up to date costs one statement.
 */
export async function reindexWords(
  dataSource: DataSource,
  { signal, portion = PORTION, report, onError }: Reindexing,
): Promise<void> {
  for (let papers = 0; !signal.aborted;) {
    const began = performance.now();
    try {
      if (await isUpToDate(dataSource)) return;
      const done = await inTransaction(dataSource, (transaction) => reindexPortion(transaction, portion));
      papers += done ?? 0;
      report({ papers, finished: done === null });
      if (done === null) return;
      // Whoever asks meanwhile has half of the time for himself.
      await pause(performance.now() - began, signal);
    } catch (error) {
      if (!isLockTimeout(error) && !signal.aborted) onError(error);
      await pause(RETRY_MS, signal);
    }
  }
}

/** Notes of a store without papers that all of them are indexed by this version. To be called before any is loaded. */
export async function noteEmptyWordIndex(dataSource: DataSource): Promise<void> {
  await createRunner(dataSource).run(
    'noteEmptyWordIndex',
    sql`insert into derivations (name, version) select 'word index', ${integer(WORD_INDEX)}
      where not exists (select from paper_words)
      on conflict (name) do update set version = excluded.version, reached = null`,
  );
}

async function isUpToDate(dataSource: DataSource): Promise<boolean> {
  return (await createRunner(dataSource).run('wordIndex', UP_TO_DATE)) > 0;
}

const UP_TO_DATE = sql`
  select from derivations where name = 'word index' and version = ${integer(WORD_INDEX)} and reached is null`;

/** Gives how many papers it has done; null where none are left. */
async function reindexPortion(transaction: Transaction, portion: number): Promise<number | null> {
  await transaction.run(
    'limitWait',
    sql`select set_config('lock_timeout', ${value(`${LOCK_WAIT_MS}`, 'text')}, true)`,
  );
  await lockStore(transaction);
  await transaction.run('limitWait', sql`set local lock_timeout = 0`);
  // Another service may have ended it while this one waited.
  if ((await transaction.run('wordIndex', UP_TO_DATE)) > 0) return null;
  const papers = await transaction.rows(
    'papersToReindex',
    papersBelowReached(portion),
    z.object({ id: z.string() }),
  );
  const ids = papers.map(({ id }) => id);
  if (ids.length > 0) await reindexPapers(transaction, ids);
  await transaction.run(
    'noteReindexed',
    sql`insert into derivations (name, version, reached)
      values ('word index', ${integer(WORD_INDEX)}, ${value(ids.at(-1) ?? null, 'bigint')})
      on conflict (name) do update set version = excluded.version, reached = excluded.reached`,
  );
  return ids.length === 0 ? null : ids.length;
}

/** Papers that come meanwhile have greater numbers and are indexed by this version. */
const papersBelowReached = (portion: number) => sql`
  select paper_id as id from paper_words
  where paper_id < coalesce(
    (select reached from derivations where name = 'word index' and version = ${integer(WORD_INDEX)}), 9223372036854775807)
  order by paper_id desc limit ${integer(portion)}`;

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03';
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}

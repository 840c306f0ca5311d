import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { onConnection } from '../../database/on-connection.js';
import type { Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';

/** The key of the advisory lock: `import` in ASCII. */
const IMPORT_LOCK = value('115939549639284', 'bigint');

const ASK_AGAIN_MS = 500;

/**
 * Does the work while no other import does: one that is begun meanwhile waits until this one has ended, however it ends.
 *
 * @param onWait is told that another import is at work.
 */
export async function withImportLock<Result>(
  dataSource: DataSource,
  onWait: () => void,
  work: () => Promise<Result>,
): Promise<Result> {
  return onConnection(dataSource, async (holder) => {
    try {
      if (!(await tryLock(holder))) {
        onWait();
        // Asked again and again: a statement that waits for hours keeps PostgreSQL from cleaning up.
        while (!(await tryLock(holder))) await sleep(ASK_AGAIN_MS);
      }
      return await work();
    } finally {
      // A connection that is gone holds nothing, and what the work has thrown is the error to report.
      await unlock(holder).catch(() => undefined);
    }
  });
}

/** Does the work unless an import is at work. */
export async function unlessImporting(dataSource: DataSource, work: () => Promise<void>): Promise<void> {
  await onConnection(dataSource, async (holder) => {
    if (!(await tryLock(holder))) return;
    try {
      await work();
    } finally {
      await unlock(holder);
    }
  });
}

async function tryLock(holder: Runner): Promise<boolean> {
  const statement = sql`select pg_try_advisory_lock(${IMPORT_LOCK}) as held`;
  const [row] = await holder.rows('tryLockImport', statement, z.object({ held: z.boolean() }));
  return row?.held === true;
}

async function unlock(holder: Runner): Promise<void> {
  await holder.run('unlockImport', sql`select pg_advisory_unlock(${IMPORT_LOCK})`);
}

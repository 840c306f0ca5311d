import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

/** The key of the advisory lock: `import` in ASCII. */
const IMPORT_LOCK = '115939549639284';

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
  const holder = dataSource.createQueryRunner();
  try {
    const lock = () => tryLock((sql, values) => holder.query(sql, values));
    if (!(await lock())) {
      onWait();
      // Asked again and again: a statement that waits for hours keeps PostgreSQL from cleaning up.
      while (!(await lock())) await sleep(ASK_AGAIN_MS);
    }
    return await work();
  } finally {
    await holder
      .query('/* unlockImport */ select pg_advisory_unlock($1)', [IMPORT_LOCK])
      .catch(() => undefined);
    await holder.release();
  }
}

/** Does the work unless an import is at work. */
export async function unlessImporting(dataSource: DataSource, work: () => Promise<void>): Promise<void> {
  const holder = dataSource.createQueryRunner();
  try {
    if (!(await tryLock((sql, values) => holder.query(sql, values)))) return;
    try {
      await work();
    } finally {
      await holder.query('/* unlockImport */ select pg_advisory_unlock($1)', [IMPORT_LOCK]);
    }
  } finally {
    await holder.release();
  }
}

async function tryLock(query: (sql: string, values: unknown[]) => Promise<unknown>): Promise<boolean> {
  const rows = (await query('/* tryLockImport */ select pg_try_advisory_lock($1) as held', [
    IMPORT_LOCK,
  ])) as {
    held: boolean;
  }[];
  return rows[0]?.held === true;
}

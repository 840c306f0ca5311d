import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';

/** The key of the advisory lock: `paper` in ASCII, so that no other program's lock is likely to be the same. */
const MIGRATION_LOCK = '482804457842';

/**
 * Brings the schema up to date and then runs `load`, under one advisory lock: of several services that start
 * together one does the work and the others wait, then find it done. TypeORM itself takes no lock.
 *
 * @throws what a migration or `load` throws; the lock is let go of either way.
 */
export async function migrate<Result>(dataSource: DataSource, load: () => Promise<Result>): Promise<Result> {
  const holder = dataSource.createQueryRunner();
  await holder.connect();
  try {
    await holder.query(`/* lockMigration */ set statement_timeout = 0`);
    await holder.query(`/* lockMigration */ select pg_advisory_lock($1)`, [MIGRATION_LOCK]);
    await runPending(dataSource, holder);
    return await load();
  } finally {
    await holder
      .query(`/* unlockMigration */ select pg_advisory_unlock($1)`, [MIGRATION_LOCK])
      .catch(() => undefined);
    await holder.query(`/* unlockMigration */ reset statement_timeout`).catch(() => undefined);
    await holder.release();
  }
}

/** On the connection that holds the lock: there no statement is timed, and an index may take its time. */
async function runPending(dataSource: DataSource, holder: QueryRunner): Promise<void> {
  const executor = new MigrationExecutor(dataSource, holder);
  executor.transaction = 'each';
  await executor.executePendingMigrations();
}

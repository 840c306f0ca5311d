import type { DataSource } from '../database/data-source.js';
import { migrate } from '../database/migrate.js';
import { deriveUnderivedNames } from '../ingest/derive-underived-names.js';
import { hasDeferredIndexes, restoreIndexes } from '../ingest/maintenance/deferred-indexes.js';
import { refoldTitles } from '../ingest/maintenance/refold-titles.js';
import { unlessImporting } from '../ingest/transaction/import-lock.js';
import type { Log } from '../log.js';
import { loadFolder } from '../seeding/load-folder.js';

/** Brings the database up to date and loads the documents that are new. */
export async function migrateAndLoad(dataSource: DataSource, folder: string, log: Log): Promise<void> {
  log.info('Bringing the database up to date');
  await migrate(dataSource, async () => {
    await makeUpForImport(dataSource, log);
    const refolded = await refoldTitles(dataSource);
    if (refolded > 0) log.info({ refolded }, 'Titles were folded anew');
    await deriveUnderivedNames(dataSource, () => log.info('Reading the names of the store anew'));
    log.info({ folder }, 'Loading the documents that are new');
    const begun = performance.now();
    const { loaded, unchanged, refused } = await loadFolder(dataSource, folder, log);
    const loadMilliseconds = Math.round(performance.now() - begun);
    log.info(
      { loaded: loaded.length, unchanged, refused: refused.length, loadMilliseconds },
      'The database is migrated and the documents are loaded',
    );
  });
}

/** An import that was killed in a first load has left the store without its indexes. */
async function makeUpForImport(dataSource: DataSource, log: Log): Promise<void> {
  if (!(await hasDeferredIndexes(dataSource))) return;
  await unlessImporting(dataSource, async () => {
    log.warn('An import was stopped: making the indexes that it left out');
    const report = (index: string) => log.info({ index }, 'index made');
    await restoreIndexes(dataSource, report, () => Promise.resolve());
  });
}

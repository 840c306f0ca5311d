import type { DataSource } from '../database/data-source.js';
import { migrate } from '../database/migrate.js';
import { deriveUnderivedBodies } from '../ingest/derive-underived-bodies.js';
import { deriveUnderivedNames } from '../ingest/derive-underived-names.js';
import { hasDeferredIndexes, restoreIndexes } from '../ingest/maintenance/deferred-indexes.js';
import { formerlyReadCollections } from '../ingest/maintenance/formerly-read.js';
import { refoldTitles } from '../ingest/maintenance/refold-titles.js';
import { noteEmptyWordIndex, reindexWords } from '../ingest/maintenance/reindex-words.js';
import { unlessImporting } from '../ingest/transaction/import-lock.js';
import type { Log } from '../log.js';
import { loadFolder } from '../seeding/load-folder.js';

/** Brings the database up to date and loads the documents that are new. */
export async function migrateAndLoad(dataSource: DataSource, folder: string, log: Log): Promise<void> {
  log.info('Bringing the database up to date');
  await migrate(dataSource, async () => {
    await makeUpForImport(dataSource, log);
    await noteEmptyWordIndex(dataSource);
    const refolded = await refoldTitles(dataSource);
    if (refolded > 0) log.info({ refolded }, 'Titles were folded anew');
    await deriveUnderivedNames(dataSource, () => log.info('Reading the names of the store anew'));
    await deriveUnderivedBodies(dataSource, () =>
      log.info('Finding the venues and institutions of the store'),
    );
    const formerlyRead = await formerlyReadCollections(dataSource);
    if (formerlyRead.length > 0)
      log.warn(
        { sources: formerlyRead },
        'Records of these sources were read by a former version and hold more than is stored: import their files again',
      );
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

/**
 * Indexes the papers anew that another version has indexed, while the service answers.
 *
 * @returns what stops it, and waits until it has stopped.
 */
export function indexInBackground(dataSource: DataSource, log: Log): () => Promise<void> {
  const stop = new AbortController();
  const work = reindexWords(dataSource, {
    signal: stop.signal,
    report: ({ papers, finished }) =>
      log.info({ papers }, finished ? 'All papers are indexed anew' : 'Papers were indexed anew'),
    onError: (error) => log.warn({ err: error }, 'Papers could not be indexed anew; trying again'),
  });
  return async () => {
    stop.abort();
    await work;
  };
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

import type { DataSource } from '../database/data-source.js';
import { findFormat } from '../formats/all-formats.js';
import type { BulkFormat } from '../formats/bulk-format.js';
import type { ImportSummary } from '../import/import-options.js';
import type { OnFault } from '../import/read-batches.js';
import type { Log } from '../log.js';
import { FORMAT_NAMES, OTHER_FORMATS } from './import-formats.js';
import { runOnDatabase } from './on-database.js';
import { UserError } from '../user-error.js';

/** The options of `papergraph import`, as the command line gives them. */
export interface ImportCommand {
  rejects?: string;
  maxRejects: number;
  dryRun: boolean;
  restart: boolean;
  batchSize?: number;
  firstLoad?: number;
}

/**
 * The whole of `papergraph import FORMAT FILE…`: brings the schema up to date, imports, and prints what came of it.
 * Ends the process with 1 where a file could not be imported to its end.
 */
export async function runImport(
  formatName: string,
  files: readonly string[],
  command: ImportCommand,
): Promise<void> {
  const format = findFormat(formatName);
  if (format === null && !OTHER_FORMATS.includes(formatName)) {
    console.error(
      `Expected one of the formats ${FORMAT_NAMES.join(', ')}, got ${JSON.stringify(formatName)}.`,
    );
    process.exit(1);
  }
  await runOnDatabase(async ({ dataSource, log }) => {
    const { migrate } = await import('../database/migrate.js');
    const { refoldTitles } = await import('../ingest/maintenance/refold-titles.js');
    const { noteEmptyWordIndex } = await import('../ingest/maintenance/reindex-words.js');
    const { deriveUnderivedNames } = await import('../ingest/derive-underived-names.js');
    const { deriveUnderivedBodies } = await import('../ingest/derive-underived-bodies.js');
    await migrate(dataSource, async () => {
      await noteEmptyWordIndex(dataSource);
      await refoldTitles(dataSource);
      await deriveUnderivedNames(dataSource);
      await deriveUnderivedBodies(dataSource);
    });
    if (formatName === 'papergraph') await runStore(dataSource, files, command);
    else if (format === null) await runPages(dataSource, files, command);
    else await runFiles({ ...command, dataSource, format, files, onFault: faultLogger(log) });
  });
}

/** Of an exported store, which is restored whole or not at all. */
async function runStore(
  dataSource: DataSource,
  [file = '', ...others]: readonly string[],
  { dryRun }: ImportCommand,
): Promise<void> {
  if (others.length > 0 || dryRun) {
    throw new UserError('Expected one file, and no dry run: a faulty file changes nothing.');
  }
  const { importStore } = await import('../import/import-store.js');
  const onWait = () => console.error('Another import is at work; waiting for its end.');
  const { paper, author, source, unknownNames } = await importStore(dataSource, file, onWait);
  console.log(
    `${counted(paper, 'paper')}, ${counted(author, 'author')} and ${counted(source, 'source')} restored.`,
  );
  if (unknownNames > 0) console.error(`${counted(unknownNames, 'printed name')} on no line of an author.`);
}

async function runPages(
  dataSource: DataSource,
  files: readonly string[],
  { dryRun }: ImportCommand,
): Promise<void> {
  if (dryRun) throw new UserError('Expected no dry run: pages are loaded when they are read.');
  const { importPages } = await import('../import/import-pages.js');
  const { loaded, unchanged, refused } = await importPages(dataSource, files);
  for (const { name, line, message } of refused) console.error(`${name}, line ${line}: ${message}`);
  for (const { name, entries, newPapers } of loaded)
    console.log(`${name}: ${counted(entries, 'entry', 'entries')}, ${counted(newPapers, 'new paper')}`);
  console.log(`${counted(loaded.length, 'page')} loaded, ${unchanged} unchanged, ${refused.length} refused`);
  if (refused.length > 0) process.exitCode = 1;
}

function faultLogger(log: Log): OnFault {
  return ({ line, error }) => log.debug({ line, err: error }, 'a reader has failed at a record');
}

interface FilesCommand extends ImportCommand {
  dataSource: DataSource;
  format: BulkFormat;
  files: readonly string[];
  onFault: OnFault;
}

async function runFiles({ rejects, ...options }: FilesCommand): Promise<void> {
  const { importFiles } = await import('../import/import-files.js');
  const { watchImport } = await import('../import/watch-import.js');
  const begun = performance.now();
  const watch = watchImport(process.stderr);
  const summary = await importFiles({ ...options, rejectsPath: rejects ?? null, watch });
  watch.tell(`Done in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
  printSummary(summary, options.dryRun);
  for (const { reason } of summary.failed) console.error(reason);
  if (summary.failed.length > 0) process.exitCode = 1;
}

function printSummary({ files, mergedPersons }: ImportSummary, dryRun: boolean): void {
  for (const { name, counts, rejectsPath } of files) {
    const { created, changed, unchanged, rejected } = counts;
    const where = rejected > 0 && rejectsPath !== null ? ` (see ${rejectsPath})` : '';
    console.log(
      `${name}: ${created} new, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected${where}`,
    );
  }
  const total = (figure: 'created' | 'changed' | 'newPapers') =>
    files.reduce((sum, { counts }) => sum + counts[figure], 0);
  if (dryRun) console.log('Nothing was stored: this was a dry run.');
  else if (total('created') + total('changed') === 0) console.log('Nothing has changed.');
  else console.log(`${counted(total('newPapers'), 'new paper')}, ${counted(mergedPersons, 'person')} merged`);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

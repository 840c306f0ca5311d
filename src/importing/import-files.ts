import { basename, resolve } from 'node:path';
import type { DataSource } from '../database/data-source.js';
import type { BulkFormat } from '../formats/bulk-format.js';
import { finishImport } from '../ingest/finish-import.js';
import { type ImportCounts, type ImportKey, readProgress } from '../ingest/import-progress.js';
import { withImportLock } from '../ingest/import-lock.js';
import { compareBatch } from '../ingest/import-batch.js';
import { importFile } from './import-file.js';
import { FIRST_LOAD, type StoreKeeper, keepStoreFit } from './keep-store-fit.js';
import { type OpenedFile, openFile } from './open-file.js';
import { OtherFileError, type ReadBatch, readBatches } from './read-batches.js';
import { openRejectFile } from './reject-file.js';

export interface ImportOptions {
  dataSource: DataSource;
  format: BulkFormat;
  /** Paths; `-` is standard input. */
  files: readonly string[];
  /** Where rejected lines go; beside nothing else, so one for all files. */
  rejectsPath: string | null;
  maxRejects: number;
  /** Read and count, write nothing into the store. */
  dryRun: boolean;
  /** Forget where an import of the same file was stopped. */
  restart: boolean;
  /** Values a transaction. Default: 5,000. */
  batchSize?: number;
  /** From how many papers on indexes are left out until the end. Default: 5,000. */
  firstLoad?: number;
  watch: ImportWatch;
}

/** Who is told how the import goes on. */
export interface ImportWatch {
  /** A file is begun; the functions tell how much of it has been read, in bytes of the file. */
  begin(file: { name: string; size: number | null; bytesRead: () => number }): void;
  advance(counts: ImportCounts): void;
  end(): void;
  /** Something that takes a while, or that one would not expect. */
  tell(sentence: string): void;
}

export interface ImportSummary {
  files: { name: string; counts: ImportCounts; rejectsPath: string }[];
  mergedPersons: number;
}

/** Values a batch: fewer cost more for each, more take more memory. */
const BATCH_SIZE = 5_000;

const NONE: ImportCounts = { created: 0, changed: 0, unchanged: 0, rejected: 0, newPapers: 0 };

/**
 * Imports files one after the other, each from where an earlier import of it was stopped, and finds in the end who of the
 * persons are one. Other imports wait meanwhile, readers do not.
 *
 * @throws WrongFormatError before anything is stored; TooManyRejectsError; what reading or the database throws. What
 * was stored by then stays, and the next run goes on there.
 */
export async function importFiles(options: ImportOptions): Promise<ImportSummary> {
  const { dataSource, watch } = options;
  // Every file is looked at before the first is stored; standard input can be opened once only.
  const opened = await Promise.all(options.files.map((path) => openFile(path, options.format)));
  try {
    if (options.dryRun) return await countFiles(options, opened);
    const onWait = () => watch.tell('Another import is at work; this one begins when that has ended.');
    return await withImportLock(dataSource, onWait, () => storeFiles(options, opened));
  } finally {
    for (const file of opened) await file.close();
  }
}

async function storeFiles(options: ImportOptions, opened: readonly OpenedFile[]): Promise<ImportSummary> {
  const { dataSource, watch } = options;
  const { firstLoad = FIRST_LOAD } = options;
  const keeper = await keepStoreFit(dataSource, { firstLoad, tell: (sentence) => watch.tell(sentence) });
  const files: ImportSummary['files'] = [];
  for (const file of opened) files.push(await storeFile(options, file, keeper));
  const changed = files.some(({ counts }) => counts.created + counts.changed > 0);
  if (changed) watch.tell('Looking for names that are one person’s.');
  await keeper.end(changed);
  const mergedPersons = await finishImport(
    dataSource,
    opened.map(({ path }) => keyOf(options.format, path)),
  );
  return { files, mergedPersons };
}

async function storeFile(
  options: ImportOptions,
  file: OpenedFile,
  keeper: StoreKeeper,
): Promise<ImportSummary['files'][number]> {
  const { dataSource, format, watch } = options;
  const key = keyOf(format, file.path);
  const resume = options.restart ? null : await readProgress(dataSource, key);
  if (resume)
    watch.tell(`${file.name}: going on behind record ${resume.items}, where an import was stopped.`);
  const rejectsPath =
    options.rejectsPath ?? `${file.path === '-' ? 'stdin' : basename(file.path)}.rejects.jsonl`;
  const rejects = await openRejectFile(rejectsPath, resume?.rejectBytes ?? 0);
  watch.begin(file);
  try {
    const batches = readBatches(file.items(), {
      format,
      size: options.batchSize ?? BATCH_SIZE,
      today: new Date(),
      resume,
    });
    const counts = await importFile(batches, {
      dataSource,
      collection: { name: format.name, kind: format.kind },
      key,
      rejects,
      maxRejects: options.maxRejects,
      done: resume?.counts ?? NONE,
      keeper,
      report: (counted) => watch.advance(counted),
    });
    return { name: file.name, counts, rejectsPath };
  } catch (error) {
    if (!(error instanceof OtherFileError) || file.path === '-') throw error;
    watch.tell(`${error.message} It is imported from the beginning.`);
    await file.reopen();
    return await storeFile({ ...options, restart: true }, file, keeper);
  } finally {
    watch.end();
    await rejects.close();
  }
}

async function countFiles(options: ImportOptions, opened: readonly OpenedFile[]): Promise<ImportSummary> {
  const files: ImportSummary['files'] = [];
  for (const file of opened) {
    options.watch.begin(file);
    const rejectsPath = options.rejectsPath ?? '';
    files.push({ name: file.name, counts: await countFile(options, file), rejectsPath });
    options.watch.end();
  }
  return { files, mergedPersons: 0 };
}

async function countFile(
  { dataSource, format, watch, batchSize = BATCH_SIZE }: ImportOptions,
  file: OpenedFile,
): Promise<ImportCounts> {
  let counts = NONE;
  const reading = { format, size: batchSize, today: new Date(), resume: null };
  for await (const batch of readBatches(file.items(), reading)) {
    counts = addCompared(counts, batch, await compareBatch(dataSource, format.name, batch.records));
    for (const { line, reason } of batch.rejects)
      watch.tell(`${file.name}: line ${line}: the record ${reason}.`);
    watch.advance(counts);
  }
  return counts;
}

function addCompared(
  counts: ImportCounts,
  batch: ReadBatch,
  compared: { created: number; changed: number; unchanged: number },
): ImportCounts {
  return {
    created: counts.created + compared.created,
    changed: counts.changed + compared.changed,
    unchanged: counts.unchanged + compared.unchanged + batch.superseded,
    rejected: counts.rejected + batch.rejects.length,
    newPapers: 0,
  };
}

/** A file is known by where it is; standard input has no other name. */
function keyOf(format: BulkFormat, path: string): ImportKey {
  return { format: format.name, file: path === '-' ? path : resolve(path) };
}

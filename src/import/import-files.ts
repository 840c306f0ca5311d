import { basename, resolve } from 'node:path';
import type { BulkFormat } from '../formats/bulk-format.js';
import { finishImport } from '../ingest/finish-import.js';
import { withImportLock } from '../ingest/transaction/import-lock.js';
import {
  type ImportCounts,
  type ImportKey,
  type ImportCheckpoint,
  readCheckpoint,
} from '../ingest/sources/import-checkpoint.js';
import { countFiles } from './count-files.js';
import { importFile } from './import-file.js';
import {
  BATCH_SIZE,
  type ImportOptions,
  type ImportSummary,
  type ImportWatch,
  ZERO_COUNTS,
} from './import-options.js';
import { FIRST_LOAD, type Maintenance, planMaintenance } from './first-load-maintenance.js';
import { type OpenedFile, openFile } from './open-file.js';
import {
  OtherFileError,
  type ReadBatch,
  type ReadingOptions,
  type Reject,
  TooManyRejectsError,
  readBatches,
} from './read-batches.js';
import { SmallFiles } from './small-files.js';
import { FailedFiles } from './failed-files.js';
import { type RejectFile, openRejectFile } from './reject-file.js';
import { doubtSentences, tellingDoubts } from './tell-doubts.js';

/**
 * Imports files one after the other, each from where an earlier import of it was stopped, and finds in the end which
 * persons are one. Other imports wait meanwhile; readers do not. Of several files, one that is at fault is named in the
 * summary and the others are imported.
 *
 * @throws UserError where the only file is at fault: WrongFormatError before anything is stored, TooManyRejectsError, or
 * what reading throws; what the database throws. What was stored by then stays, and the next run goes on there.
 */
export async function importFiles(options: ImportOptions): Promise<ImportSummary> {
  const { dataSource, watch } = options;
  // Every file is looked at before the first is stored; standard input can be opened once only.
  const opened: OpenedFile[] = [];
  const failed = new FailedFiles(options.files.length === 1);
  try {
    for (const path of options.files) {
      const file = await failed.unless(path, () => openFile(path, options.format));
      if (file !== null) opened.push(file);
    }
    if (options.dryRun) return { ...(await countFiles(options, opened, failed)), failed: failed.reasons };
    const onWait = () => watch.tell('Another import is at work; this one begins when that has ended.');
    const summary = await withImportLock(dataSource, onWait, () => storeFiles(options, opened, failed));
    return { ...summary, failed: failed.reasons };
  } finally {
    for (const file of opened) await file.close();
  }
}

/** A file whose turn comes, with what an earlier import has left of it. */
interface FileInTurn {
  file: OpenedFile;
  key: ImportKey;
  checkpoint: ImportCheckpoint | null;
  rejects: RejectFile;
  /** Whether no other file's rejected lines go there. */
  alone: boolean;
}

async function storeFiles(
  options: ImportOptions,
  opened: readonly OpenedFile[],
  failed: FailedFiles,
): Promise<Omit<ImportSummary, 'failed'>> {
  const { dataSource, watch, firstLoad = FIRST_LOAD } = options;
  const maintenance = await planMaintenance(dataSource, {
    firstLoad,
    tell: (sentence) => watch.tell(sentence),
  });
  const turns = await takeTurns(options, opened);
  const failedBefore = failed.reasons.length;
  const files: ImportSummary['files'] = [];
  const done: ImportKey[] = [];
  try {
    for await (const { turn, file } of storedFiles(options, { turns, maintenance, failed })) {
      files.push(file);
      done.push(turn.key);
    }
  } catch (error) {
    // Whoever mends the file may take a while; until then searches need their indexes.
    await maintenance.end(true, () => Promise.resolve()).catch(() => undefined);
    throw error;
  } finally {
    for (const { rejects } of turns) await rejects.close();
  }
  const changed =
    failed.reasons.length > 0 || files.some(({ counts }) => counts.created + counts.changed > 0);
  if (changed) watch.tell('Looking for names that are one person’s.');
  // Where a file has stopped, all are passed over up to where they are when it is tried again: none is rejected twice.
  const keys = failed.reasons.length > failedBefore ? [] : done;
  const mergedPersons = await maintenance.end(changed, () => finishImport(dataSource, keys));
  return { files, mergedPersons };
}

/** Files whose rejected lines go to the same place share it, as the parts of a snapshot do, which have one name. */
async function takeTurns(options: ImportOptions, opened: readonly OpenedFile[]): Promise<FileInTurn[]> {
  const turns: (Omit<FileInTurn, 'rejects' | 'alone'> & { path: string })[] = [];
  for (const file of opened) {
    const key = keyOf(options.format, file.path);
    const checkpoint = options.restart ? null : await readCheckpoint(options.dataSource, key);
    turns.push({ file, key, checkpoint, path: rejectsPathOf(options, file) });
  }
  const shared = new Map<string, RejectFile>();
  for (const { path } of turns) {
    if (shared.has(path)) continue;
    // Files come one after the other, so the rejected lines of the last one stand behind those of the others.
    const bytes = turns.map((turn) => (turn.path === path ? (turn.checkpoint?.rejectBytes ?? 0) : 0));
    shared.set(path, await openRejectFile(path, Math.max(...bytes)));
  }
  return turns.flatMap(({ path, ...turn }) => {
    const rejects = shared.get(path);
    const alone = turns.filter((other) => other.path === path).length === 1;
    return rejects ? { ...turn, rejects, alone } : [];
  });
}

function rejectsPathOf({ rejectsPath }: ImportOptions, { path }: OpenedFile): string {
  return rejectsPath ?? `${path === '-' ? 'stdin' : basename(path)}.rejects.jsonl`;
}

interface Turns {
  turns: readonly FileInTurn[];
  maintenance: Maintenance;
  failed: FailedFiles;
}

type FileSummary = ImportSummary['files'][number];

interface StoredFile {
  turn: FileInTurn;
  file: FileSummary;
}

/** The files in their order, each when it is stored: small ones together, the others one by one. */
async function* storedFiles(
  options: ImportOptions,
  { turns, maintenance, failed }: Turns,
): AsyncGenerator<StoredFile> {
  const { dataSource, format, batchSize: size = BATCH_SIZE, maxRejects } = options;
  const collection = { name: format.name, kind: format.kind };
  const small = new SmallFiles({ dataSource, collection, size, maxRejects });
  const waiting: FileInTurn[] = [];
  const storeAlone = async (turn: FileInTurn): Promise<StoredFile[]> => {
    const file = await failed.unless(turn.file.name, () => storeFile(options, turn, maintenance));
    return file === null ? [] : [{ turn, file }];
  };
  const storeWaiting = () => storeTogether({ options, small, maintenance, storeAlone }, waiting.splice(0));
  for (const turn of turns) {
    const batch = turns.length > 1 ? await wholeBatch(options, turn) : null;
    if (batch === null || !small.takes(batch)) yield* await storeWaiting();
    if (batch === null) yield* await storeAlone(turn);
    else {
      waiting.push(turn);
      for (const sentence of doubtSentences(batch, turn.file.name)) options.watch.tell(sentence);
      small.add({ ...turn, name: turn.file.name, batch, writeRejects: rejectsWriter(turn) });
    }
  }
  yield* await storeWaiting();
}

/**
 * The only batch of a file that is small, is at no fault and has not been begun before; null for all others, which are read
 * once more.
 */
async function wholeBatch(options: ImportOptions, turn: FileInTurn): Promise<ReadBatch | null> {
  const { file, checkpoint } = turn;
  if (checkpoint !== null || file.path === '-' || file.size === null || file.size > SMALL_BYTES) return null;
  const batches = readBatches(file.items(), readingOf(options, turn));
  try {
    const first = await batches.next();
    return first.done !== true && (await batches.next()).done === true ? first.value : null;
  } catch {
    // Read in its turn, the file says what its fault is.
    return null;
  } finally {
    await batches.return(undefined);
    await file.close();
  }
}

/** Files that are larger have work enough for a transaction of their own. */
const SMALL_BYTES = 1024 * 1024;

interface Together {
  options: ImportOptions;
  small: SmallFiles;
  maintenance: Maintenance;
  storeAlone: (turn: FileInTurn) => Promise<StoredFile[]>;
}

async function storeTogether(
  { options, small, maintenance, storeAlone }: Together,
  turns: readonly FileInTurn[],
): Promise<StoredFile[]> {
  if (maintenance.isDue()) await maintenance.run();
  try {
    const counted = await small.store();
    maintenance.count(counted.reduce((sum, { counts }) => sum + counts.newPapers, 0));
    return turns.map((turn, at) => {
      const counts = counted[at]?.counts ?? ZERO_COUNTS;
      options.watch.begin(turn.file, ZERO_COUNTS);
      options.watch.advance(counts);
      options.watch.end();
      return { turn, file: { name: turn.file.name, counts, rejectsPath: turn.rejects.path } };
    });
  } catch (error) {
    // Too many records of one of them are refused: alone, the others are stored.
    if (!(error instanceof TooManyRejectsError)) throw error;
    const stored: StoredFile[] = [];
    for (const turn of turns) stored.push(...(await storeAlone(turn)));
    return stored;
  }
}

function rejectsWriter({ file, rejects }: FileInTurn): (rejected: readonly Reject[]) => Promise<number> {
  return (rejected) => rejects.write(file.name, rejected);
}

function readingOf(
  { format, batchSize: size = BATCH_SIZE, maxRejects, onFault }: ImportOptions,
  { file, checkpoint }: FileInTurn,
): ReadingOptions {
  return {
    name: file.name,
    format,
    size,
    today: new Date(),
    resume: checkpoint && { ...checkpoint, rejected: checkpoint.counts.rejected },
    maxRejects,
    ...(onFault && { onFault }),
  };
}

async function storeFile(
  options: ImportOptions,
  turn: FileInTurn,
  maintenance: Maintenance,
): Promise<FileSummary> {
  const { dataSource, format, watch, maxRejects } = options;
  const { file, key, checkpoint, rejects } = turn;
  const done = checkpoint?.counts ?? ZERO_COUNTS;
  let stored = done;
  if (checkpoint)
    watch.tell(`${file.name}: going on behind record ${checkpoint.items}, where an import was stopped.`);
  watch.begin(file, done);
  try {
    const read = readBatches(file.items(), readingOf(options, turn));
    const batches = tellingDoubts(read, file.name, (sentence) => watch.tell(sentence));
    const counts = await importFile(batches, {
      dataSource,
      collection: { name: format.name, kind: format.kind },
      key,
      writeRejects: rejectsWriter(turn),
      done,
      name: file.name,
      maxRejects,
      maintenance,
      report(counted) {
        stored = counted;
        watch.advance(counted);
      },
    });
    watch.end();
    return { name: file.name, counts, rejectsPath: rejects.path };
  } catch (error) {
    watch.end();
    if (!(error instanceof OtherFileError)) {
      tellWhatIsStored(watch, stored);
      throw error;
    }
    if (file.path === '-') throw new OtherFileError(`${error.message} Give --restart to begin anew.`);
    watch.tell(`${error.message} It is imported from the beginning.`);
  } finally {
    await file.close();
  }
  if (turn.alone) await rejects.clear();
  return storeFile(options, { ...turn, checkpoint: null }, maintenance);
}

function tellWhatIsStored(watch: ImportWatch, { created, changed, unchanged }: ImportCounts): void {
  const records = created + changed + unchanged;
  if (records > 0)
    watch.tell(`What was read before is stored: ${records} records; the next import goes on there.`);
}

/** A file is known by where it is; standard input has no other name. */
function keyOf(format: BulkFormat, path: string): ImportKey {
  return { format: format.name, file: path === '-' ? path : resolve(path) };
}

import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { BULK_FORMATS } from '../../src/formats/all-formats.js';
import type { BulkFormat } from '../../src/formats/bulk-format.js';
import { checkInvariants } from './check-invariants.js';
import { startImport } from './import-process.js';
import { mutatedRecord } from './mutated-records.js';
import { makeScratchFolder, removeScratchFolder } from './scratch-folder.js';
import { storeChecksum } from './store-checksum.js';
import { createTestDatabase } from './test-database.js';

type Records = readonly Record<string, unknown>[];

export interface FuzzRound {
  format: BulkFormat;
  /** Real or made-up ones, which are changed. */
  records: Records;
  /** How many changed ones a file holds. */
  count: number;
  seed: number;
}

/**
 * Imports a file of changed records with the command itself, twice, into a store of its own.
 *
 * @throws Error, with the round's seed, where the command fails, a record is neither stored nor rejected with a reason, the
 * second import changes something, or a rule of the store is broken.
 */
export async function fuzzImport(round: FuzzRound): Promise<void> {
  const folder = makeScratchFolder();
  const database = await createTestDatabase('empty');
  try {
    const file = writeMutated(folder, round);
    const first = await importFile(round, { file, folder, url: database.url });
    const rejects = readRejects(`${file}.rejects.jsonl`);
    check(rejects.length === first.rejected, 'rejects are as many as counted', first);
    check(sum(first) === round.count, 'all is stored or rejected', first);
    check(
      rejects.every(isTold),
      'each reject has its line and reason',
      rejects.find((one) => !isTold(one)),
    );
    const unforeseen = rejects.find(({ reason }) => String(reason).includes('refused by PostgreSQL'));
    check(unforeseen === undefined, 'a reason is known before PostgreSQL refuses', unforeseen);
    await checkInvariants(database.dataSource);
    const stored = await storeChecksum(database.dataSource);
    const again = await importFile(round, { file, folder, url: database.url });
    check(again.rejected === first.rejected, 'the same is rejected again', { first, again });
    check(again.created === 0, 'nothing is new the second time', again);
    if (again.changed === 0)
      check(sameContents(stored, await storeChecksum(database.dataSource)), 'the store stays', again);
  } catch (error) {
    throw new Error(`${round.format.name}, seed ${round.seed}: ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    await database.drop();
    removeScratchFolder(folder);
  }
}

/** The records of all files of a folder, by format: JSON lines and arrays, packed or not. */
export function readRecords(folder: string): Map<BulkFormat, Records> {
  const values = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.jsonl?(?:\.gz)?$/.test(name))
    .flatMap((name) => valuesOf(readFileSync(join(folder, name))));
  const found = BULK_FORMATS.map(
    (format) => [format, values.filter((value) => format.recognises(value))] as const,
  );
  return new Map(found.filter(([, records]) => records.length > 0)) as Map<BulkFormat, Records>;
}

function valuesOf(bytes: Buffer): unknown[] {
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
  const whole = parse(text) ?? text.split('\n').map(parse);
  return [whole].flat(2);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function writeMutated(folder: string, { records, count, seed }: FuzzRound): string {
  const mutated = fc.sample(mutatedRecord(records), { numRuns: count, seed });
  // What the file is recognised by comes first.
  const lines = [records[0], ...mutated.slice(1)].map((record) => JSON.stringify(record ?? null));
  const file = join(folder, 'fuzzed.json');
  writeFileSync(file, seed % 2 === 0 ? lines.join('\n') : `[${lines.join(',\n')}]`);
  return file;
}

interface Counts {
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
}

const COUNTS = /(\d+) new, (\d+) changed, (\d+) unchanged, (\d+) rejected/;

async function importFile(
  { format, seed }: FuzzRound,
  { file, folder, url }: { file: string; folder: string; url: string },
): Promise<Counts> {
  rmSync(`${file}.rejects.jsonl`, { force: true });
  const size = String(20 + (seed % 200));
  // A first load makes its indexes at the end, when it is too late to refuse a record.
  const firstLoad = seed % 2 === 0 ? ['--first-load', '20'] : [];
  const child = startImport([format.name, file, '--batch-size', size, ...firstLoad], { on: { url }, folder });
  const end = await child.ended;
  const [, created, changed, unchanged, rejected] = COUNTS.exec(child.output()) ?? [];
  if (end !== 'exit 0' || rejected === undefined) throw new Error(`${end}: ${child.output()}`);
  return {
    created: Number(created),
    changed: Number(changed),
    unchanged: Number(unchanged),
    rejected: Number(rejected),
  };
}

function readRejects(path: string): { line?: unknown; reason?: unknown }[] {
  const text = readOrNothing(path);
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { line?: unknown; reason?: unknown });
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function isTold({ line, reason }: { line?: unknown; reason?: unknown }): boolean {
  return Number(line) > 0 && typeof reason === 'string' && reason.length > 5 && reason.length < 2_000;
}

function sum({ created, changed, unchanged, rejected }: Counts): number {
  return created + changed + unchanged + rejected;
}

function sameContents(one: Record<string, string>, other: Record<string, string>): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function check(holds: boolean, what: string, found: unknown): void {
  if (!holds) throw new Error(`expected that ${what}, found ${JSON.stringify(found)}`);
}

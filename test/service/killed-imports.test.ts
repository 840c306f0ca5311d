import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../bench/random.js';
import { arxivLine, manyArxivLines, writeLines } from '../support/arxiv-file.js';
import { cases } from '../support/cases.js';
import { type Child, killChildren } from '../support/child-process.js';
import { startImport } from '../support/import-process.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { storeChecksum } from '../support/store-checksum.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';

const KILLS = cases(20, 0.15).numRuns;
const RECORDS = 200 * KILLS + 800;
const BATCH = 100;
/** So early, indexes are left out for most of the run. */
const FIRST_LOAD = 600;
const SEED = Number(process.env.FAST_CHECK_SEED ?? Date.now());

const scratch = makeScratchFolder();
const databases: TestDatabase[] = [];

afterEach(killChildren);
afterAll(async () => {
  for (const database of databases) await database.drop();
  removeScratchFolder(scratch);
});

it(`leaves the same store and the same reject file when it is killed ${KILLS} times`, async () => {
  const file = writeLines(scratch, 'papers.jsonl', linesWithFaults());
  const undisturbed = await newImport(file, 'undisturbed.jsonl');
  const begun = performance.now();
  expect(await undisturbed.run().ended).toBe('exit 0');
  const wholeTime = performance.now() - begun;

  const killed = await newImport(file, 'killed.jsonl');
  const random = new Random(SEED);
  try {
    let kills = 0;
    for (const point of pointsOfKills(random)) {
      const run = killed.run();
      await killAt(point, run, { database: killed.database, pause: random.below(wholeTime / 10) });
      if ((await run.ended) === 'SIGKILL') kills += 1;
    }
    // Who has ended before it could be killed has done so in the end phase, at the second kill of it or later.
    expect(kills).toBeGreaterThanOrEqual(KILLS - 2);
    const last = killed.run();
    expect([await last.ended, last.output()]).toEqual(['exit 0', expect.stringMatching(/ (new|changed)/)]);

    expect(await storeChecksum(killed.database.dataSource)).toEqual(
      await storeChecksum(undisturbed.database.dataSource),
    );
    expect(readFileSync(killed.rejects)).toEqual(readFileSync(undisturbed.rejects));
  } catch (error) {
    throw new Error(`With FAST_CHECK_SEED=${SEED}: ${(error as Error).message}`, { cause: error });
  }
}, 240_000);

/** Every 50th line is none, in the same way or another. */
function linesWithFaults(): string[] {
  const faults = ['{', '[]', '{"id": "2401.99999"}', arxivLine(1, { title: 'x'.repeat(6_000) })];
  return manyArxivLines(RECORDS).flatMap((line, index) =>
    index % 50 === 49 ? [line, faults[((index % 200) - 49) / 50] ?? ''] : [line],
  );
}

async function newImport(file: string, rejects: string) {
  const database = await createTestDatabase('empty');
  databases.push(database);
  const path = `${scratch}/${rejects}`;
  const args = [
    'arxiv',
    file,
    '--rejects',
    path,
    '--batch-size',
    `${BATCH}`,
    '--first-load',
    `${FIRST_LOAD}`,
  ];
  return { database, rejects: path, run: () => startImport(args, { on: database, folder: scratch }) };
}

/**
 * Numbers of records, rising; those behind the last stand for the end phase. The first is before anything is stored,
 * and as many as a quarter in the end phase, where indexes are made and persons are compared.
 */
function pointsOfKills(random: Random): number[] {
  const inTheEnd = Math.max(1, Math.floor(KILLS / 4));
  const amidst = Array.from({ length: KILLS - inTheEnd - 1 }, () => random.below(RECORDS - BATCH));
  return [0, ...amidst.sort((one, other) => one - other), ...Array<number>(inTheEnd).fill(Infinity)];
}

async function killAt(
  point: number,
  run: Child,
  { database, pause }: { database: TestDatabase; pause: number },
): Promise<void> {
  const isThere = async () =>
    point === Infinity ? run.output().includes('Looking for names') : point <= (await recordsDone(database));
  await waitUntil(async () => !run.isRunning() || (await isThere()), 60_000);
  await sleep(pause);
  run.kill('SIGKILL');
}

async function recordsDone({ dataSource }: TestDatabase): Promise<number> {
  const rows: { items: number }[] = await dataSource.query(
    `select (progress->>'items')::int as items from import_progress`,
  );
  return rows[0]?.items ?? 0;
}

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
  const whole = undisturbed.run();
  await waitUntil(() => isEnding(whole) || !whole.isRunning(), 60_000);
  const endBegun = performance.now();
  expect(await whole.ended).toBe('exit 0');
  const loadTime = endBegun - begun;
  const endTime = performance.now() - endBegun;
  // What is done of an end that is killed stays done: all together, those before the last leave half of it.
  const endShare = endTime / 2 / killsInTheEnd();

  const killed = await newImport(file, 'killed.jsonl');
  const random = new Random(SEED);
  try {
    let kills = 0;
    const points = pointsOfKills(random);
    for (const [index, point] of points.entries()) {
      const run = killed.run();
      const isLast = index === points.length - 1;
      const pause = random.below(point < Infinity ? loadTime / 20 : isLast ? endTime / 2 : endShare);
      await killAt(point, run, { database: killed.database, pause });
      if ((await run.ended) === 'SIGKILL') kills += 1;
    }
    // The last may come too late, and another where the undisturbed run was slow.
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

it('leaves the same store and the same reject file when it is killed while it looks for what PostgreSQL refuses', async () => {
  const file = writeLines(scratch, 'refused.jsonl', linesAboutMoss());
  const [undisturbed, killed] = [
    await newImport(file, 'undisturbed-moss.jsonl'),
    await newImport(file, 'killed-moss.jsonl'),
  ];
  for (const { database } of [undisturbed, killed]) await database.dataSource.query(NO_MOSS);
  expect(await undisturbed.run().ended).toBe('exit 0');

  for (const point of [3, 12, 24]) {
    const run = killed.run();
    await waitUntil(async () => !run.isRunning() || (await refusals(killed.database)) >= point, 60_000);
    run.kill('SIGKILL');
    expect(await run.ended).toBe('SIGKILL');
  }
  expect(await killed.run().ended).toBe('exit 0');
  expect(await storeChecksum(killed.database.dataSource)).toEqual(
    await storeChecksum(undisturbed.database.dataSource),
  );
  const rejects = readFileSync(killed.rejects, 'utf8');
  expect(rejects).toBe(readFileSync(undisturbed.rejects, 'utf8'));
  expect(rejects.match(/is refused by PostgreSQL/g)).toHaveLength(4);
}, 240_000);

/** Two batches, of which each holds two records about moss. */
function linesAboutMoss(): string[] {
  return manyArxivLines(2 * BATCH).map((line, index) =>
    index % 60 === 14 ? arxivLine(90_000 + index, { title: `Moss ${index}` }) : line,
  );
}

/** Refuses what is about moss, and counts how often: a sequence keeps its number when a trial is rolled back. */
const NO_MOSS = `
  create sequence refusals minvalue 0;
  create function is_no_moss(title text) returns boolean language plpgsql as $$
    begin
      if title !~ '^Moss' then return true; end if;
      perform nextval('refusals');
      return false;
    end $$;
  alter table papers add constraint no_moss check (is_no_moss(title))`;

async function refusals({ dataSource }: TestDatabase): Promise<number> {
  const rows: { last_value: string }[] = await dataSource.query('select last_value from refusals');
  return Number(rows[0]?.last_value);
}

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
  const inTheEnd = killsInTheEnd();
  const amidst = Array.from({ length: KILLS - inTheEnd - 1 }, () => random.below(RECORDS * 0.8));
  return [0, ...amidst.sort((one, other) => one - other), ...Array<number>(inTheEnd).fill(Infinity)];
}

function killsInTheEnd(): number {
  return Math.max(1, Math.floor(KILLS / 4));
}

async function killAt(
  point: number,
  run: Child,
  { database, pause }: { database: TestDatabase; pause: number },
): Promise<void> {
  const isThere = async () => (point === Infinity ? isEnding(run) : point <= (await recordsDone(database)));
  await waitUntil(async () => !run.isRunning() || (await isThere()), 60_000);
  await sleep(pause);
  run.kill('SIGKILL');
}

function isEnding(run: Child): boolean {
  return run.output().includes('Looking for names');
}

async function recordsDone({ dataSource }: TestDatabase): Promise<number> {
  const rows: { items: number }[] = await dataSource.query(
    `select (checkpoint->>'items')::int as items from import_checkpoints`,
  );
  return rows[0]?.items ?? 0;
}

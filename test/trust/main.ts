/**
 * Attacks the running service in every way that it is to survive, and prints what came of it.
 *
 * npm run test:trust                  every row; ends with 1 where one fails
 * npm run test:trust -- 21 24         these rows
 * npm run test:trust -- --soak        every row for longer, with more requests and on more papers: somewhat over an hour
 * npm run test:trust -- --attacks      without the rows that test files prove; ends with 1 only where the service is gone, answers
 *                                     no more or something is lost: how long a client waits depends on the machine
 *
 * It needs Linux, whose loopback network has an address for each client and whose /proc tells what processes hold. The
 * PostgreSQL that it kills and halts is one of its own, of the programs that come along.
 */
import { availableParallelism, loadavg } from 'node:os';
import { secrets } from './attacks/secrets.js';
import { openGround } from './ground/ground.js';
import type { Outcome } from './outcome.js';
import { remarksOf, tableOf } from './print-table.js';
import type { Row } from './row.js';
import { ROWS } from './rows.js';
import { runRow } from './run-row.js';
import { testRunner } from './run-test-files.js';

async function main(given: readonly string[]): Promise<boolean> {
  const soak = given.includes('--soak');
  const attacksAlone = given.includes('--attacks');
  const chosen = chosenRows(given.filter((argument) => !argument.startsWith('--')));
  const rows = attacksAlone ? chosen.filter(({ proof }) => proof.kind !== 'tests') : chosen;
  warnOfOthers();
  const ground = await openGround(soak);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void ground.close().finally(() => process.exit(1)));
  const runTestFiles = testRunner({
    files: testFilesOf(rows),
    databaseUrl: ground.postgres.urlOf('postgres'),
    soak,
  });
  const outcomes: Outcome[] = [];
  try {
    for (const row of inOrderOfStores(rows)) {
      console.log(`row ${row.number}: ${row.promise}`);
      const outcome = await runRow(row, { ground, soak, runTestFiles });
      outcomes.push(outcome);
      console.log(`  ${outcome.verdict} after ${outcome.seconds.toFixed(1)} s`);
      for (const line of remarksOf(outcome)) console.log(line);
    }
  } finally {
    await ground.close();
  }
  outcomes.sort((one, other) => one.row.number - other.row.number);
  console.log(`\n${tableOf(outcomes)}`);
  if (attacksAlone) return outcomes.every(({ gravest = [] }) => gravest.length === 0);
  return outcomes.every(({ verdict }) => verdict !== 'fail');
}

/** Waiting times are promised for a machine that does nothing else. */
function warnOfOthers(): void {
  const [load = 0] = loadavg();
  const cores = availableParallelism();
  if (load > cores / 2)
    console.log(
      `The machine is busy (load ${load.toFixed(1)} on ${cores} cores): times to wait will be worse for it.`,
    );
}

function chosenRows(numbers: readonly string[]): readonly Row[] {
  const unknown = numbers.filter((number) => !ROWS.some((row) => String(row.number) === number));
  if (unknown.length > 0)
    throw new Error(`There is no row ${unknown.join(', ')}; there are 1 to ${ROWS.at(-1)?.number}.`);
  return numbers.length === 0 ? ROWS : ROWS.filter((row) => numbers.includes(String(row.number)));
}

function testFilesOf(rows: readonly Row[]): string[] {
  return rows.flatMap(({ proof }) => (proof.kind === 'tests' ? proof.files : []));
}

/** One service after the other: first all that attacks the one, then all that attacks the next; last who looks at all logs. */
function inOrderOfStores(rows: readonly Row[]): Row[] {
  const storeOf = ({ proof }: Row) => (proof.kind === 'attack' ? (proof.store ?? 'none') : 'none');
  const ordered = ['seeds', 'papers', 'none'].flatMap((store) =>
    rows.filter((row) => storeOf(row) === store),
  );
  return ordered.sort((one, other) => Number(one.proof === secrets) - Number(other.proof === secrets));
}

main(process.argv.slice(2)).then(
  (kept) => (process.exitCode = kept ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);

import { arxivFile } from './arxiv-file.js';
import type { Bench } from './bench-server.js';
import { copySeconds } from './copy-yardstick.js';
import { timed } from './percentiles.js';
import { startCommand } from './run-command.js';
import { runStatements } from './run-statements.js';

/** What the import of one file took. */
interface Measured {
  records: number;
  /** In the store afterwards. */
  papers: number;
  seconds: number;
  peakMegabytes: number | null;
  copySeconds: number;
}

/** A smaller first, so that growth can be seen. */
const SHARE = 0.1;
const GOALS = { ratio: 0.5, growth: 1.15, megabytes: 300 };

/** Imports two files, one ten times the other, into a fresh database each, and prints a row for either. */
export async function measureGrowth(bench: Bench, records: number): Promise<void> {
  console.log(row(['records', 'papers', 'seconds', 'records/s', 'peak MB', 'COPY s', 'COPY/s', 'ratio']));
  const small = await measure(bench, Math.ceil(records * SHARE));
  const large = await measure(bench, records);
  const growth = large.seconds / large.records / (small.seconds / small.records);
  console.log(`import : COPY      ${ratioOf(large).toFixed(2)} (goal: at least ${GOALS.ratio})`);
  console.log(
    `seconds a record   ${growth.toFixed(2)} times those of a tenth as many (goal: at most ${GOALS.growth})`,
  );
  console.log(`peak memory        ${printMemory(large.peakMegabytes)} (goal: below ${GOALS.megabytes} MB)`);
}

async function measure(bench: Bench, records: number): Promise<Measured> {
  const file = await arxivFile({ papers: records, seed: 1 }, bench.folder);
  const url = await bench.createDatabase();
  await startCommand(bench, url, ['migrate']).ended;
  await bench.settle();
  const { result: command, ms } = await timed(async () => {
    const started = startCommand(bench, url, ['import', 'arxiv', file]);
    await started.ended;
    return started;
  });
  const measured = {
    ...{ records, papers: await countPapers(url), seconds: ms / 1000 },
    peakMegabytes: command.peakMegabytes(),
    copySeconds: await copySeconds(bench, url),
  };
  console.log(printMeasured(measured));
  return measured;
}

export async function countPapers(url: string): Promise<number> {
  const [row] = await runStatements<{ count: number }>(url, 'select count(*)::int as count from papers');
  return row?.count ?? Number.NaN;
}

/** Of the speeds: 1 is as fast as COPY. */
function ratioOf({ seconds, copySeconds: copied }: Measured): number {
  return copied / seconds;
}

function printMeasured(measured: Measured): string {
  const { records, papers, seconds, peakMegabytes, copySeconds: copied } = measured;
  const speed = (taken: number) => Math.round(records / taken).toLocaleString('en');
  return row([
    ...[records.toLocaleString('en'), papers.toLocaleString('en'), seconds.toFixed(1), speed(seconds)],
    ...[printMemory(peakMegabytes), copied.toFixed(1), speed(copied), ratioOf(measured).toFixed(2)],
  ]);
}

function printMemory(megabytes: number | null): string {
  return megabytes?.toFixed(0) ?? 'not on Linux';
}

function row(cells: readonly string[]): string {
  return cells.map((cell) => cell.padStart(10)).join(' ');
}

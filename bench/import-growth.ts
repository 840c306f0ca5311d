import { arxivFile } from './arxiv-file.js';
import type { Bench } from './bench-server.js';
import { copySeconds } from './copy-yardstick.js';
import { timed } from './percentiles.js';
import { startCommand } from './run-command.js';
import { runStatements } from './run-statements.js';

/** What the import of one file took. */
interface Imported {
  records: number;
  /** In the store afterwards. */
  papers: number;
  seconds: number;
  peakMegabytes: number | null;
  /** The store, still there. */
  url: string;
}

/** A smaller first, so that growth can be seen. */
const SHARE = 0.1;
const GOALS = { ratio: 0.5, growth: 1.15, megabytes: 300 };

/**
 * Imports two files, one ten times the other, into a fresh database each, and prints a row for each import. The smaller
 * is imported before and after the other, which takes long enough for a machine to become slower or faster: by how much
 * is seen in these two, and growth is told by their mean. COPY has its turn when all are done.
 */
export async function measureGrowth(bench: Bench, records: number): Promise<void> {
  console.log(row(['records', 'papers', 'seconds', 'records/s', 'peak MB']));
  const before = await measure(bench, Math.ceil(records * SHARE));
  const large = await measure(bench, records);
  const after = await measure(bench, before.records);
  await bench.dropDatabase(before.url);
  const growth = large.seconds / large.records / ((before.seconds + after.seconds) / (2 * before.records));
  console.log(
    `seconds a record   ${growth.toFixed(2)} times those of a tenth as many (goal: at most ${GOALS.growth})`,
  );
  console.log(`peak memory        ${printMemory(large.peakMegabytes)} (goal: below ${GOALS.megabytes} MB)`);
  for (const imported of [after, large]) await compareWithCopy(bench, imported);
}

async function measure(bench: Bench, records: number): Promise<Imported> {
  const file = await arxivFile({ papers: records, seed: 1 }, bench.folder);
  const url = await bench.createDatabase();
  await startCommand(bench, url, ['migrate']).ended;
  await bench.settle();
  const { result: command, ms } = await timed(async () => {
    const started = startCommand(bench, url, ['import', 'arxiv', file]);
    await started.ended;
    return started;
  });
  const peakMegabytes = command.peakMegabytes();
  const imported = { records, papers: await countPapers(url), seconds: ms / 1000, peakMegabytes, url };
  console.log(printImported(imported));
  return imported;
}

/** Drops the store. */
async function compareWithCopy(bench: Bench, { records, papers, seconds, url }: Imported): Promise<void> {
  await bench.settle();
  const copied = await copySeconds(bench, url);
  const ratio = (copied / seconds).toFixed(2);
  console.log(
    `${format(records)} records by COPY: ${copied.toFixed(1)} s, ${format(papers / copied)} papers/s; import : COPY ` +
      `${ratio} (goal: at least ${GOALS.ratio})`,
  );
}

export async function countPapers(url: string): Promise<number> {
  const [row] = await runStatements<{ count: number }>(url, 'select count(*)::int as count from papers');
  return row?.count ?? Number.NaN;
}

function printImported({ records, papers, seconds, peakMegabytes }: Imported): string {
  const speed = format(records / seconds);
  return row([format(records), format(papers), seconds.toFixed(1), speed, printMemory(peakMegabytes)]);
}

function format(count: number): string {
  return Math.round(count).toLocaleString('en');
}

function printMemory(megabytes: number | null): string {
  return megabytes?.toFixed(0) ?? 'not on Linux';
}

function row(cells: readonly string[]): string {
  return cells.map((cell) => cell.padStart(10)).join(' ');
}

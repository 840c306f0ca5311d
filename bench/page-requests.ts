import { setTimeout as sleep } from 'node:timers/promises';
import { arxivFile } from './arxiv-file.js';
import type { Bench } from './bench-server.js';
import { countPapers } from './import-growth.js';
import { describeTimes, percentile, timed } from './percentiles.js';
import { type RunningCommand, startCommand } from './run-command.js';
import { runStatements } from './run-statements.js';

const QUERY =
  '{ papers(first: 20) { nodes { title publishedOn authors(first: 5) { nodes { name } } topics { code } } } }';
const PAPERS_OF_PAGE = 20;
const QUIET_MS = 15_000;
const WARM_UP_MS = 3_000;
const READY_WITHIN_MS = 20_000;
const GOAL = 2;

/** How long a page of papers takes, first while nothing else goes on, then during an import of as many papers again. */
export async function measurePages(bench: Bench, papers: number): Promise<void> {
  const first = await arxivFile({ papers, seed: 1 }, bench.folder);
  const second = await arxivFile({ papers, seed: 2 }, bench.folder);
  const url = await bench.createDatabase();
  await startCommand(bench, url, ['migrate']).ended;
  await startCommand(bench, url, ['import', 'arxiv', first]).ended;
  // Else PostgreSQL would do it by itself in the quiet time.
  await runStatements(url, 'vacuum');
  await bench.settle();
  const held = await countPapers(url);
  const service = startCommand(bench, url, ['serve', '--no-migrate']);
  const address = await addressOf(service);
  await askFor(WARM_UP_MS, address);
  const quiet = await askFor(QUIET_MS, address);
  const during = await askDuring(startCommand(bench, url, ['import', 'arxiv', second]), address);
  await service.stop();
  printPages({ quiet, during, held, imported: (await countPapers(url)) - held });
  await bench.dropDatabase(url);
}

/** Where a service that is starting can be asked, once it can. */
export async function addressOf(service: RunningCommand): Promise<string> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline && !service.hasEnded()) {
    const port = /ready on http:\/\/[^/]+:(\d+)\//.exec(service.output())?.[1];
    if (port !== undefined) return `http://127.0.0.1:${port}/graphql`;
    await sleep(20);
  }
  throw new Error(`The service did not start:\n${service.output()}`);
}

/** Milliseconds of requests that follow one another. */
async function askFor(duration: number, address: string): Promise<number[]> {
  const deadline = performance.now() + duration;
  return askWhile(() => performance.now() < deadline, address);
}

async function askDuring(command: RunningCommand, address: string): Promise<number[]> {
  const times = await askWhile(() => !command.hasEnded(), address);
  await command.ended;
  return times;
}

async function askWhile(goesOn: () => boolean, address: string): Promise<number[]> {
  const times: number[] = [];
  while (goesOn()) times.push((await timed(() => askForPage(address))).ms);
  return times;
}

/** @throws Error where the answer is no whole page */
async function askForPage(address: string): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  });
  const body = await response.text();
  const answer = JSON.parse(body) as { data?: { papers: { nodes: unknown[] } } | null; errors?: unknown };
  if (answer.errors === undefined && answer.data?.papers.nodes.length === PAPERS_OF_PAGE) return;
  throw new Error(`The service answered ${response.status}: ${body.slice(0, 1_000)}`);
}

interface PageTimes {
  quiet: number[];
  during: number[];
  /** Papers before the import, and those that it brought. */
  held: number;
  imported: number;
}

function printPages({ quiet, during, held, imported }: PageTimes): void {
  const [before, brought] = [held, imported].map((count) => count.toLocaleString('en'));
  console.log(`pages of ${PAPERS_OF_PAGE} papers, ${before} in the store, ${brought} imported meanwhile`);
  console.log(describeTimes('without an import', quiet));
  console.log(describeTimes('during an import', during));
  const ratio = (share: number) => (percentile(during, share) / percentile(quiet, share)).toFixed(2);
  console.log(`during : without   median ${ratio(0.5)} (goal: at most ${GOAL}), p95 ${ratio(0.95)}`);
}

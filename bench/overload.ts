/**
 * Twice as many requests as the service can answer, for a minute: how many are answered, how many are refused and how
 * soon, and when everything is as before.
 *
 * npm run bench:overload [-- SECONDS [PAPERS]]
 */
import { arxivFile } from './arxiv-file.js';
import { openBench } from './bench-server.js';
import { askAtRate, askInTurn, type Outcome, quietMedian } from './overload-load.js';
import { addressOf } from './page-requests.js';
import { describeTimes, percentile } from './percentiles.js';
import { startCommand } from './run-command.js';

/** Each connection of the closed loop asks anew when it has its answer. */
const CONNECTIONS = 40;
const CAPACITY_SECONDS = 10;
/** "As before": an answer takes at most so many times as long as in quiet. */
const NORMAL_FACTOR = 3;
const GOALS = { answered: 0.8, refusedWithinMs: 2_000, normalWithinMs: 5_000 };

async function main(): Promise<void> {
  const [seconds = '60', papers = '2000'] = process.argv.slice(2);
  const bench = await openBench(process.env.BENCH_DATABASE_URL);
  try {
    const url = await bench.createDatabase();
    await startCommand(bench, url, ['migrate']).ended;
    const file = await arxivFile({ papers: Number(papers), seed: 1 }, bench.folder);
    await startCommand(bench, url, ['import', 'arxiv', file]).ended;
    // The load is that of many clients, which a header tells apart.
    process.env.TRUSTED_PROXIES = '127.0.0.1';
    process.env.LOG_LEVEL = 'warn';
    const service = startCommand(bench, url, ['serve', '--no-migrate']);
    await overload(await addressOf(service), Number(seconds));
    await service.stop();
  } finally {
    await bench.close();
  }
}

async function overload(address: string, seconds: number): Promise<void> {
  const quiet = await quietMedian(address);
  const capacity = await askInTurn(address, { connections: CONNECTIONS, seconds: CAPACITY_SECONDS });
  console.log(`capacity ${capacity.toFixed(0)} a second, alone ${quiet.toFixed(1)} ms`);
  const outcomes = await askAtRate(address, { rate: 2 * capacity, seconds });
  const normalMs = await untilNormal(address, NORMAL_FACTOR * quiet);
  print(outcomes, { capacity, seconds, normalMs });
}

async function untilNormal(address: string, most: number): Promise<number> {
  const begun = performance.now();
  while ((await quietMedian(address, 5)) > most && performance.now() - begun < 60_000);
  return performance.now() - begun;
}

interface Circumstances {
  capacity: number;
  seconds: number;
  normalMs: number;
}

function print(outcomes: readonly Outcome[], { capacity, seconds, normalMs }: Circumstances): void {
  const answered = outcomes.filter(({ status }) => status === 200);
  const refused = outcomes.filter(({ status }) => status === 429 || status === 503);
  const lost = outcomes.length - answered.length - refused.length;
  const times = (some: readonly Outcome[]) => some.map(({ ms }) => ms);
  console.log(describeTimes('answered', times(answered)));
  console.log(describeTimes('refused', times(refused)));
  const share = answered.length / seconds / capacity;
  const latest = percentile(times(refused), 1);
  console.log(
    `answered  ${(share * 100).toFixed(0)} % of capacity (goal: at least ${GOALS.answered * 100} %)`,
  );
  console.log(`refused   within ${latest.toFixed(0)} ms (goal: ${GOALS.refusedWithinMs} ms)`);
  console.log(`normal    after ${normalMs.toFixed(0)} ms (goal: ${GOALS.normalWithinMs} ms)`);
  console.log(`neither answered nor refused  ${lost} (goal: 0)`);
}

await main();

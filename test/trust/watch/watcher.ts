/**
 * A client apart from every attacker, in a process of its own so that only the service can make it wait: ten times a second it
 * asks for data, from an address of its own and from that of the attackers, and for /healthz and /readyz. It also looks at the
 * memory of the service and of PostgreSQL. Told to report, it sends what it saw since it began, and ends.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, send, type Answer } from '../clients/ask.js';
import { postgresMegabytes } from '../ground/own-postgres.js';
import type { Sample, Watched, WatchReport, WatchTask } from './samples.js';

const EVERY_MS = 100;
const LOOK_AT_MEMORY_EVERY_MS = 300;
/** Longer than any promise; a request without an answer counts for so long. */
const GIVE_UP_MS = 15_000;
const OTHER_ADDRESS = '127.0.0.2';
const QUERY = '{papers(first:1){nodes{slug}}}';

const task = JSON.parse(process.argv[2] ?? '{}') as WatchTask;
const samples: Sample[] = [];
const peak: { service: number | null; postgres: number | null } = { service: null, postgres: null };
let over = false;

const REQUESTS: Readonly<Record<Watched, () => Promise<Answer>>> = {
  other: () => ask(task.url, QUERY, { from: OTHER_ADDRESS, timeout: GIVE_UP_MS }),
  same: () => ask(task.url, QUERY, { timeout: GIVE_UP_MS }),
  healthz: () => send(`${task.url}/healthz`, { from: OTHER_ADDRESS, timeout: GIVE_UP_MS }),
  readyz: () => send(`${task.url}/readyz`, { from: OTHER_ADDRESS, timeout: GIVE_UP_MS }),
};

resetPeak();
const loops = Promise.all([
  ...(Object.keys(REQUESTS) as Watched[]).map((what) => keepAsking(what)),
  watchPostgres(),
]);
process.on('message', () => void report());
process.on('disconnect', () => process.exit());

async function keepAsking(what: Watched): Promise<void> {
  while (!over) {
    const at = Date.now();
    const answer = await REQUESTS[what]();
    samples.push(sampleOf(what, at, answer));
    await sleep(Math.max(0, EVERY_MS - answer.ms));
  }
}

function sampleOf(what: Watched, at: number, { ms, status, text }: Answer): Sample {
  const good = status === 200 && (what === 'healthz' || what === 'readyz' || text.includes('"slug"'));
  return { what, at, ms, status, good, ...(good ? {} : { text: text.slice(0, 300) }) };
}

async function watchPostgres(): Promise<void> {
  while (!over) {
    const now = await postgresMegabytes(task.postgresFolder);
    if (now !== null) peak.postgres = Math.max(peak.postgres ?? 0, now);
    peak.service = servicePeak() ?? peak.service;
    await sleep(LOOK_AT_MEMORY_EVERY_MS);
  }
}

/** Linux keeps the most that a process ever had, and begins anew when it is told to. */
function resetPeak(): void {
  try {
    writeFileSync(`/proc/${task.servicePid}/clear_refs`, '5');
  } catch {
    // Then the peak of an earlier attack counts here too.
  }
}

function servicePeak(): number | null {
  try {
    const status = readFileSync(`/proc/${task.servicePid}/status`, 'utf8');
    return (Number(/^VmHWM:\s*(\d+) kB/m.exec(status)?.[1]) * 1.024) / 1000;
  } catch {
    return null;
  }
}

async function report(): Promise<void> {
  over = true;
  await loops;
  const message: WatchReport = {
    samples,
    serviceMegabytes: servicePeak() ?? peak.service,
    postgresMegabytes: peak.postgres,
  };
  process.send?.(message, () => process.exit());
}

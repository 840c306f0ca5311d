import { fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { percentile } from './percentiles.js';

/** What became of a request; the status is 0 where there was no answer. */
export interface Outcome {
  status: number;
  ms: number;
}

const BODY = JSON.stringify({
  query: '{ papers(first: 10) { nodes { title publishedOn authors(first: 3) { nodes { name } } } } }',
});
const CLIENTS = 20;
/** Requests of one tick are sent together. */
const TICK_MS = 10;
const GIVEN_UP_MS = 15_000;

/** Requests a second that are answered where so many connections ask again and again, from a process of its own. */
export async function askInTurn(
  address: string,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<number> {
  const outcomes = await inChild({ address, connections, rate: 0, seconds });
  return outcomes.filter(({ status }) => status === 200).length / seconds;
}

/** Asks so many times a second whatever becomes of it, from a process of its own. */
export function askAtRate(
  address: string,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<Outcome[]> {
  return inChild({ address, connections: 0, rate, seconds });
}

/** Milliseconds of a request that nothing else goes on beside. */
export async function quietMedian(address: string, requests = 50): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  for (let count = 0; count < requests; count += 1) times.push((await ask(address, agent, 0)).ms);
  agent.destroy();
  return percentile(times, 0.5);
}

interface Load {
  address: string;
  connections: number;
  rate: number;
  seconds: number;
}

function inChild(load: Load): Promise<Outcome[]> {
  const child = fork(fileURLToPath(import.meta.url), ['load', JSON.stringify(load)]);
  return new Promise((resolve, reject) => {
    child.once('message', (outcomes) => resolve(outcomes as Outcome[]));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The load has ended with ${code}`)));
  });
}

async function run({ address, connections, rate, seconds }: Load): Promise<Outcome[]> {
  const agent = new Agent({ keepAlive: true });
  const end = performance.now() + seconds * 1_000;
  const outcomes =
    rate > 0
      ? await openLoop(address, agent, { rate, end })
      : await closedLoop(address, agent, connections, end);
  agent.destroy();
  return outcomes;
}

async function openLoop(
  address: string,
  agent: Agent,
  { rate, end }: { rate: number; end: number },
): Promise<Outcome[]> {
  const asked: Promise<Outcome>[] = [];
  const begun = performance.now();
  for (let now = begun; now < end; now = performance.now()) {
    const due = ((now - begun) / 1_000) * rate;
    while (asked.length < due) asked.push(ask(address, agent, asked.length));
    await sleep(TICK_MS);
  }
  return Promise.all(asked);
}

async function closedLoop(
  address: string,
  agent: Agent,
  connections: number,
  end: number,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const turns = Array.from({ length: connections }, async (_none, client) => {
    while (performance.now() < end) outcomes.push(await ask(address, agent, client));
  });
  await Promise.all(turns);
  return outcomes;
}

function ask(address: string, agent: Agent, client: number): Promise<Outcome> {
  const begun = performance.now();
  const headers = {
    'content-type': 'application/json',
    'content-length': BODY.length,
    'x-forwarded-for': `192.0.2.${client % CLIENTS}`,
  };
  return new Promise((resolve) => {
    const done = (status: number) => {
      resolve({ status, ms: performance.now() - begun });
    };
    const sent = request(address, { method: 'POST', agent, headers, timeout: GIVEN_UP_MS }, (reply) => {
      reply.resume();
      reply.once('end', () => done(reply.statusCode ?? 0));
      reply.once('error', () => done(0));
    });
    sent.once('timeout', () => sent.destroy());
    sent.once('error', () => done(0));
    sent.end(BODY);
  });
}

if (process.argv[2] === 'load')
  process.send?.(await run(JSON.parse(process.argv[3] ?? '{}') as Load), () => process.disconnect());

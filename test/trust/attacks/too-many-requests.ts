import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../clients/ask.js';
import { openExchange, postBytes, type Reply } from '../clients/exchange.js';
import { type LoadTarget, openLoop, startClosedLoop } from '../clients/load.js';
import { CHEAP, SLOW, USUAL } from '../clients/queries.js';
import type { Attack, Stand } from '../row.js';

const CLIENTS = 40;
const ADDRESSES = 50;
const AT_ONCE = 100;
const REFUSED_WITHIN_MS = 2_000;
const TOLERANCE_MS = 250;
const LEAST_SHARE = 0.8;
const NORMAL_WITHIN_MS = 5_000;

export const tooManyRequests: Attack = {
  kind: 'attack',
  store: 'papers',
  limits: { otherMs: REFUSED_WITHIN_MS + 1_000, otherFailures: null },
  async run(stand) {
    const burst = await manyAtOnce(stand);
    const load = await twiceTheCapacity(stand);
    return {
      tried: `${AT_ONCE} slow requests at once; twice the capacity for ${secondsOf(stand)} s from ${ADDRESSES} addresses`,
      times: burst.times + load.times,
      problems: [...burst.problems, ...load.problems],
    };
  },
};

/** Ten times more than there are connections. */
async function manyAtOnce({ service, note }: Stand) {
  const replies = await Promise.all(
    Array.from({ length: AT_ONCE }, async (_none, place) => {
      const exchange = openExchange(service.port, `127.0.1.${1 + (place % ADDRESSES)}`);
      const reply = await exchange.request(postBytes(SLOW));
      exchange.close();
      return reply;
    }),
  );
  note(`${AT_ONCE} slow requests at once: ${counts(replies)}`);
  return { times: AT_ONCE, problems: replies.map(refusalProblem).filter((problem) => problem !== null) };
}

async function twiceTheCapacity(stand: Stand) {
  const target = { port: stand.service.port, bytes: postBytes(USUAL), addresses: ADDRESSES };
  const capacity = await capacityOf(target);
  const seconds = secondsOf(stand);
  const begun = Date.now();
  const { replies, sent } = await openLoop(target, 2 * capacity, seconds);
  const took = (Date.now() - begun) / 1_000;
  const normal = await timeToNormal(stand);
  const answered = replies.filter(({ status }) => status === 200).length;
  const share = answered / took / capacity;
  stand.note(
    `capacity ${Math.round(capacity)} a second; asked ${Math.round(sent / seconds)} a second: ${counts(replies)}, ` +
      `${Math.round(100 * share)} % of capacity answered; normal again after ${Math.round(normal)} ms`,
  );
  const problems = [
    ...replies.map(refusalProblem).filter((problem) => problem !== null),
    ...(share < LEAST_SHARE ? [`only ${Math.round(100 * share)} % of capacity was answered`] : []),
    ...(normal > NORMAL_WITHIN_MS ? [`not normal again within ${NORMAL_WITHIN_MS} ms`] : []),
  ];
  return { times: replies.length, problems };
}

function secondsOf({ soak }: Stand): number {
  return soak ? 600 : 60;
}

/** Answers a second while as many clients ask as can be served. */
async function capacityOf(target: LoadTarget): Promise<number> {
  const warming = startClosedLoop(target, CLIENTS);
  await sleep(3_000);
  await warming.stop();
  const load = startClosedLoop(target, CLIENTS);
  const begun = performance.now();
  await sleep(6_000);
  const { replies } = await load.stop();
  const answered = replies.filter(({ status }) => status === 200).length;
  return (1_000 * answered) / (performance.now() - begun);
}

/** Milliseconds until ten plain queries in a row were answered at once. */
async function timeToNormal({ service }: Stand): Promise<number> {
  const begun = performance.now();
  for (let inARow = 0; inARow < 10 && performance.now() - begun < 3 * NORMAL_WITHIN_MS;) {
    const { status, ms } = await ask(service.url, CHEAP, { from: '127.0.0.3' });
    inARow = status === 200 && ms < 200 ? inARow + 1 : 0;
  }
  return performance.now() - begun;
}

/** Answered, or refused in time by a clean 503 or 429 that says when to come again. */
function refusalProblem({ status, ms, retryAfter }: Reply): string | null {
  if (status === 200) return null;
  if (status !== 503 && status !== 429) return `an answer with status ${status}`;
  if (!retryAfter) return `a ${status} without Retry-After`;
  return ms > REFUSED_WITHIN_MS + TOLERANCE_MS ? `a refusal took more than ${REFUSED_WITHIN_MS} ms` : null;
}

function counts(replies: readonly Reply[]): string {
  const byStatus = new Map<number, number[]>();
  for (const { status, ms } of replies) {
    const times = byStatus.get(status) ?? [];
    times.push(ms);
    byStatus.set(status, times);
  }
  return [...byStatus]
    .map(([status, times]) => `${times.length} × ${status} (at most ${Math.round(most(times))} ms)`)
    .join(', ');
}

function most(times: readonly number[]): number {
  return times.reduce((one, other) => Math.max(one, other), 0);
}

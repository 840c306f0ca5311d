import { setTimeout as sleep } from 'node:timers/promises';
import { ask, send, type Answer } from '../clients/ask.js';
import { postBytes } from '../clients/exchange.js';
import { type LoadResult, startClosedLoop } from '../clients/load.js';
import { USUAL } from '../clients/queries.js';
import { holdTable } from '../ground/held-table.js';
import { type Service, startService } from '../ground/service.js';
import type { Attack, Stand } from '../row.js';

const CLIENTS = 20;
const STOPPED_WITHIN_MS = 10_000;
/** A busy service is not asked sooner. */
const NOT_READY_WITHIN_MS = 1_000;
/** In which a balancer finds out, and new requests are answered all the same. */
const DELAY_MS = 5_000;

export const stopUnderLoad: Attack = {
  kind: 'attack',
  store: null,
  async run(stand) {
    const problems: string[] = [];
    const rounds = stand.soak ? 10 : 2;
    for (let round = 0; round < rounds; round += 1) {
      problems.push(...(await stopOnce(stand, false)));
      problems.push(...(await stopOnce(stand, true)));
    }
    return {
      tried: `SIGTERM with ${CLIENTS} clients, also with requests that wait for a slow database`,
      times: 2 * rounds,
      problems,
    };
  },
};

/** As behind a balancer: the service goes on for five seconds in which /readyz tells it to look elsewhere. */
async function stopOnce({ ground, note }: Stand, slow: boolean): Promise<string[]> {
  const databaseUrl = await ground.storeUrl('seeds');
  const service = await startService({ databaseUrl, env: { STOP_DELAY_MS: String(DELAY_MS) } });
  ground.remember(service);
  const load = startClosedLoop({ port: service.port, bytes: postBytes(USUAL), addresses: 20 }, CLIENTS);
  await sleep(1_000);
  const held = slow ? await holdTable(databaseUrl, 'topics') : undefined;
  const waiting = slow ? [1, 2].map(() => ask(service.url, '{ topics(first: 5) { nodes { code } } }')) : [];
  await sleep(300);
  const signalled = Date.now();
  service.signal('SIGTERM');
  const ready = await timeToNotReady(service);
  const how = await service.ended;
  const took = Date.now() - signalled;
  const [result, waited] = [await load.stop(), await Promise.all(waiting)];
  await held?.release();
  note(
    `${slow ? 'with slow requests' : 'with quick requests'}: ${how} after ${took} ms; /readyz 503 after ${ready} ms`,
  );
  return [...problemsOf({ how, took, ready }), ...lostOf(result, signalled), ...unansweredOf(waited)];
}

async function timeToNotReady({ url }: Service): Promise<number> {
  const begun = performance.now();
  while (performance.now() - begun < 5_000) {
    const { status } = await send(`${url}/readyz`, { from: '127.0.0.2' });
    if (status === 503) return Math.round(performance.now() - begun);
  }
  return Infinity;
}

function problemsOf({ how, took, ready }: { how: string; took: number; ready: number }): string[] {
  return [
    ...(how === 'exit 0' ? [] : [`it ended with ${how}`]),
    ...(took > STOPPED_WITHIN_MS ? [`the stop took ${took} ms`] : []),
    ...(took < DELAY_MS ? [`it had stopped after ${took} ms, before a balancer can have noticed`] : []),
    ...(ready > NOT_READY_WITHIN_MS ? [`/readyz was 503 only after ${ready} ms`] : []),
  ];
}

/** What was asked before the signal has its answer; what comes later is answered, refused with 503, or finds no service. */
function lostOf({ replies }: LoadResult, signalled: number): string[] {
  const lost = replies.filter(({ at, status }) => at < signalled && status !== 200);
  const odd = replies.filter(({ status }) => ![200, 503, 0].includes(status));
  return [
    ...(lost.length > 0 ? [`${lost.length} requests in flight were not answered`] : []),
    ...(odd.length > 0 ? [`an answer with status ${odd[0]?.status}`] : []),
  ];
}

function unansweredOf(waited: readonly Answer[]): string[] {
  const silent = waited.filter(({ status }) => status === 0);
  return silent.length > 0 ? [`${silent.length} slow requests got no answer`] : [];
}

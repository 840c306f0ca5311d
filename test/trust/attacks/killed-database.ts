import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../../support/wait-until.js';
import { postBytes } from '../clients/exchange.js';
import { type LoadResult, startClosedLoop } from '../clients/load.js';
import { USUAL } from '../clients/queries.js';
import { type OwnPostgres, signalOne } from '../ground/own-postgres.js';
import type { Attack, Stand } from '../row.js';
import { judgeOutages, type Outage } from '../watch/judge-outages.js';

const BACK_WITHIN_MS = 2_000;
const ANSWERED_WITHIN_MS = 10_000;
const HALTED_MS = 30_000;
const CLIENTS = 20;

export const killedDatabase: Attack = {
  kind: 'attack',
  store: 'seeds',
  limits: { otherMs: ANSWERED_WITHIN_MS, otherFailures: null },
  async run(stand) {
    const { service, soak } = stand;
    const load = startClosedLoop({ port: service.port, bytes: postBytes(USUAL), addresses: 20 }, CLIENTS);
    const outages: Outage[] = [];
    for (let round = 0; round < (soak ? 10 : 1); round += 1) outages.push(...(await allFaults(stand)));
    const result = await load.stop();
    return {
      tried: `a backend, then the server killed, then halted for ${HALTED_MS / 1_000} s, with ${CLIENTS} clients`,
      times: outages.length,
      problems: problemsOf(result),
      judge: ({ samples }) => judgeOutages(samples, outages, BACK_WITHIN_MS),
    };
  },
};

async function allFaults({ ground: { postgres }, note }: Stand): Promise<Outage[]> {
  const outages = [
    await outage('a killed backend', postgres, () => killBackend(postgres)),
    await outage('a killed server', postgres, async () => {
      await postgres.kill();
      await sleep(4_000);
      await postgres.start();
    }),
    await outage('a halted server', postgres, async () => {
      await postgres.halt();
      await sleep(HALTED_MS);
      await postgres.wake();
    }),
  ];
  for (const { name, from, to } of outages) note(`${name}: PostgreSQL was away for ${to - from} ms`);
  return outages;
}

/** Afterwards there is peace for a while. */
async function outage(name: string, postgres: OwnPostgres, fault: () => Promise<void>): Promise<Outage> {
  const from = Date.now();
  await fault();
  await waitUntil(() => answers(postgres));
  const to = Date.now();
  await sleep(2 * BACK_WITHIN_MS);
  return { name, from, to };
}

/** PostgreSQL then ends all others and recovers. */
async function killBackend(postgres: OwnPostgres): Promise<void> {
  const rows = await postgres.run('seeds', BACKENDS);
  const pid = Number(rows[0]?.pid ?? 0);
  if (pid > 0) signalOne(pid, 'SIGKILL');
}

const BACKENDS = `select pid from pg_stat_activity where application_name like 'papergraph%' order by query_start desc`;

function answers(postgres: OwnPostgres): Promise<boolean> {
  return postgres.run('seeds', 'select 1').then(
    () => true,
    () => false,
  );
}

function problemsOf({ replies }: LoadResult): string[] {
  const odd = replies.filter(({ status }) => status !== 200 && status !== 503);
  const slow = replies.filter(({ ms }) => ms > ANSWERED_WITHIN_MS);
  return [
    ...(odd.length > 0
      ? [`${odd.length} answers of the load had another status, such as ${odd[0]?.status}`]
      : []),
    ...(slow.length > 0
      ? [`${slow.length} requests of the load took more than ${ANSWERED_WITHIN_MS} ms`]
      : []),
  ];
}

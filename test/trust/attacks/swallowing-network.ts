import { setTimeout as sleep } from 'node:timers/promises';
import { serveBehindProxy } from '../ground/behind-proxy.js';
import type { Attack, Stand } from '../row.js';
import { judgeOutages, type Outage } from '../watch/judge-outages.js';

const SWALLOWS_MS = 20_000;
const BACK_WITHIN_MS = 10_000;
const ANSWERED_WITHIN_MS = 10_000;

export const swallowingNetwork: Attack = {
  kind: 'attack',
  store: 'seeds',
  stage: async (ground) => serveBehindProxy(ground, await ground.storeUrl('seeds')),
  limits: { otherMs: ANSWERED_WITHIN_MS, otherFailures: null },
  async run(stand) {
    const outages: Outage[] = [];
    for (let round = 0; round < (stand.soak ? 10 : 1); round += 1) outages.push(await swallow(stand));
    return {
      tried: `a network to PostgreSQL that swallows everything for ${SWALLOWS_MS / 1_000} s`,
      times: outages.length,
      problems: [],
      judge: ({ samples }) => judgeOutages(samples, outages, BACK_WITHIN_MS),
    };
  },
};

async function swallow({ proxy }: Stand): Promise<Outage> {
  await sleep(1_000);
  const from = Date.now();
  proxy?.swallow();
  await sleep(SWALLOWS_MS);
  proxy?.pass();
  const to = Date.now();
  await sleep(BACK_WITHIN_MS + 3_000);
  return { name: 'a swallowing network', from, to };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { serveBehindProxy } from '../ground/behind-proxy.js';
import type { OwnPostgres } from '../ground/own-postgres.js';
import { makeSeeds } from '../ground/stores.js';
import type { Attack, Stand } from '../row.js';
import { judgeOutages, type Outage } from '../watch/judge-outages.js';

const DATABASE = 'harmed';
const AWAY_MS = 6_000;
const BACK_WITHIN_MS = 5_000;

export const missingDatabase: Attack = {
  kind: 'attack',
  store: 'seeds',
  stage: async (ground) => {
    await makeSeeds(ground.postgres, DATABASE);
    return serveBehindProxy(ground, ground.postgres.urlOf(DATABASE));
  },
  limits: { otherMs: null, otherFailures: null },
  async run(stand) {
    const outages: Outage[] = [];
    for (const [name, harm, mend] of faultsOf(stand)) outages.push(await outage(name, harm, mend));
    return {
      tried: 'the database dropped, another in its place, the schema dropped, another server at the address',
      times: outages.length,
      problems: [],
      judge: ({ samples }) => judgeOutages(samples, outages, BACK_WITHIN_MS),
    };
  },
};

type Step = () => Promise<unknown>;

/** What is dropped comes back by its name, so that its rows can be counted afterwards. */
function faultsOf({ ground: { postgres }, proxy }: Stand): readonly (readonly [string, Step, Step])[] {
  return [
    ['no database', () => rename(postgres, DATABASE, 'away'), () => rename(postgres, 'away', DATABASE)],
    [
      'an empty database in its place',
      async () => {
        await rename(postgres, DATABASE, 'away');
        await postgres.run('postgres', `create database ${DATABASE} template template0`);
      },
      async () => {
        await postgres.run('postgres', `drop database ${DATABASE} with (force)`);
        await rename(postgres, 'away', DATABASE);
      },
    ],
    [
      'no schema',
      () => postgres.run(DATABASE, 'alter schema public rename to away; create schema public'),
      () => postgres.run(DATABASE, 'drop schema public; alter schema away rename to public'),
    ],
    [
      'another server',
      () => {
        proxy?.babble();
        proxy?.cut();
        return Promise.resolve();
      },
      () => {
        proxy?.pass();
        return Promise.resolve();
      },
    ],
  ];
}

async function outage(name: string, harm: Step, mend: Step): Promise<Outage> {
  const from = Date.now();
  await harm();
  await sleep(AWAY_MS);
  const to = Date.now();
  await mend();
  await sleep(BACK_WITHIN_MS + 2_000);
  return { name, from, to };
}

/** Who is connected is thrown out, again and again until nobody has come back in between. */
async function rename(postgres: OwnPostgres, from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    await postgres.run(
      'postgres',
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
      [from],
    );
    try {
      await postgres.run('postgres', `alter database ${from} rename to ${to}`);
      return;
    } catch (error) {
      if (attempt === 50) throw error;
      await sleep(20);
    }
  }
}

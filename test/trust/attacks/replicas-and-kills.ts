import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../../bench/random.js';
import { createDataSource } from '../../../src/database/data-source.js';
import { startChild } from '../../support/child-process.js';
import { storeChecksum } from '../../support/store-checksum.js';
import { startService } from '../ground/service.js';
import type { Attack, Stand } from '../row.js';

const REPLICAS = 5;

export const replicasAndKills: Attack = {
  kind: 'attack',
  store: null,
  async run(stand) {
    const expected = await checksumOf(await stand.ground.storeUrl('seeds'));
    const kills = stand.soak ? 100 : 10;
    const problems = [
      ...(await startTogether(stand, expected)),
      ...(await killAgainAndAgain(stand, expected, kills)),
    ];
    return {
      tried: `${REPLICAS} replicas that start at once on nothing; ${kills} kills while it migrates and loads`,
      times: REPLICAS + kills,
      problems,
    };
  },
};

async function startTogether({ ground }: Stand, expected: string): Promise<string[]> {
  const databaseUrl = await newDatabase(ground, 'replicas');
  const services = await Promise.all(Array.from({ length: REPLICAS }, () => startService({ databaseUrl })));
  const loads = services.map((service) => Number(/"loaded":(\d+)/.exec(service.output())?.[1]));
  const ends = await Promise.all(services.map((service) => service.stop()));
  const found = await checksumOf(databaseUrl);
  return [
    ...(loads.filter((loaded) => loaded > 0).length === 1
      ? []
      : [`documents were loaded by ${loads.join()}`]),
    ...(ends.every((end) => end === 'exit 0') ? [] : [`the replicas ended with ${ends.join()}`]),
    ...(found === expected ? [] : ['five replicas made another store than one']),
  ];
}

/** Each start is killed at a random point, until one may go to its end. */
async function killAgainAndAgain(
  { ground, note }: Stand,
  expected: string,
  kills: number,
): Promise<string[]> {
  let databaseUrl = await newDatabase(ground, 'killed');
  const random = new Random(Date.now() % 1_000_000_000);
  const whole = await timeOfMigration(await newDatabase(ground, 'whole'));
  const problems: string[] = [];
  let killed = 0;
  for (let round = 0; round < kills; round += 1) {
    const migration = migrate(databaseUrl);
    await Promise.race([migration.ended, sleep(random.next() * whole)]);
    migration.kill('SIGKILL');
    await migration.ended;
    problems.push(...(await halfLoaded(ground, 'killed')));
    if ((await migration.ended) === 'SIGKILL') killed += 1;
    // What has come to its end has nothing left that could be disturbed.
    else databaseUrl = await newDatabase(ground, 'killed');
  }
  const last = migrate(databaseUrl);
  const how = await last.ended;
  note(`${killed} of ${kills} starts were killed, at random points of ${Math.round(whole)} ms`);
  if (how !== 'exit 0') problems.push(`the last start ended with ${how}`);
  if ((await checksumOf(databaseUrl)) !== expected) problems.push('the killed starts made another store');
  return problems;
}

/** A document is there with all its listings, or not at all. */
async function halfLoaded({ postgres }: Stand['ground'], database: string): Promise<string[]> {
  const rows = await postgres.run(database, HALF_LOADED).catch(() => []);
  return rows.map(({ name }) => `${String(name)} is half loaded`);
}

const HALF_LOADED = `
  select s.name from sources s left join listings l on l.source_id = s.id
  group by s.id, s.name having count(l.id) <> s.listing_count`;

async function newDatabase({ postgres }: Stand['ground'], name: string): Promise<string> {
  await postgres.run('postgres', `drop database if exists ${name} with (force)`);
  await postgres.run('postgres', `create database ${name} template template0`);
  return postgres.urlOf(name);
}

async function timeOfMigration(databaseUrl: string): Promise<number> {
  const begun = performance.now();
  await migrate(databaseUrl).ended;
  return performance.now() - begun;
}

function migrate(databaseUrl: string) {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl };
  return startChild(process.execPath, ['dist/src/cli.js', 'migrate'], { env });
}

async function checksumOf(databaseUrl: string): Promise<string> {
  const dataSource = await createDataSource({ url: databaseUrl }).initialize();
  try {
    return JSON.stringify(await storeChecksum(dataSource));
  } finally {
    await dataSource.destroy();
  }
}

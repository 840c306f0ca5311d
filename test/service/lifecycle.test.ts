import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { killChildren } from '../support/child-process.js';
import { postgresGone, postgresOf } from '../support/postgres-processes.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { askGraphql, startServiceProcess, statusOf } from '../support/service-process.js';
import { createBareDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';

const COUNT = '{ papers { totalCount } }';
const ALL = { data: { papers: { totalCount: 151 } } };

describe('the service, as a process with a PostgreSQL of its own', () => {
  const scratch = makeScratchFolder();
  const home = join(scratch, 'home');

  afterEach(async () => {
    await killChildren();
    if (existsSync(home)) await postgresGone(home);
  });

  afterAll(() => {
    removeScratchFolder(scratch);
  });

  it('answers from the documents it comes with, and ends with 0 on SIGTERM, PostgreSQL too', async () => {
    const service = startServiceProcess({ home });
    const url = await service.ready();
    expect(await askGraphql(url, COUNT)).toMatchObject(ALL);
    service.kill('SIGTERM');
    expect(await service.ended).toBe('exit 0');
    expect(await postgresOf(home)).toEqual([]);
  });

  it('answers what is in flight on SIGTERM, refuses the rest in good form, and ends with 0', async () => {
    const service = startServiceProcess({ home });
    const url = await service.ready();
    const query = encodeURIComponent(
      '{ papers(first: 50) { nodes { title authors(first: 5) { nodes { name } } } } }',
    );
    const answers: { begun: number; status: number | null }[] = [];
    const clients = Array.from({ length: 20 }, async () => {
      for (let status: number | null = 200; status !== null;) {
        const begun = performance.now();
        status = await statusOf(`${url}/graphql?query=${query}`);
        answers.push({ begun, status });
      }
    });
    await waitUntil(() => answers.length > 60);
    service.kill('SIGTERM');
    const signalled = performance.now();
    expect(await service.ended).toBe('exit 0');
    await Promise.all(clients);
    const before = answers.filter(({ begun }) => begun < signalled);
    expect(before.filter(({ status }) => status === null)).toEqual([]);
    expect(before.filter(({ status }) => status === 200).length).toBeGreaterThan(60);
    expect(
      answers.map(({ status }) => status).filter((status) => ![200, 503, null].includes(status)),
    ).toEqual([]);
  });

  it('leaves no PostgreSQL when it is killed, and starts again with its data', async () => {
    const killed = startServiceProcess({ home });
    await killed.ready();
    killed.kill('SIGKILL');
    await postgresGone(home, 10_000);
    const next = startServiceProcess({ home });
    expect(await askGraphql(await next.ready(), COUNT)).toMatchObject(ALL);
    expect(next.output()).toContain('"loaded":0,"unchanged":5');
  });

  it('stays when PostgreSQL is killed, says so, and is ready again', async () => {
    const service = startServiceProcess({ home });
    const url = await service.ready();
    const [postmaster = 0] = await postgresOf(home);
    process.kill(postmaster, 'SIGKILL');
    await service.says('PostgreSQL has ended by itself');
    expect(await statusOf(`${url}/healthz`)).toBe(200);
    await waitUntil(async () => (await statusOf(`${url}/readyz`)) === 200);
    expect(await askGraphql(url, COUNT)).toMatchObject(ALL);
  });

  it('does not share its folder: a second one names it and ends with 1, the first goes on', async () => {
    const first = startServiceProcess({ home });
    const url = await first.ready();
    const second = startServiceProcess({ home });
    expect(await second.ended).toBe('exit 1');
    expect(second.output()).toContain(
      `${home} is in use by another Papergraph service (process ${first.pid})`,
    );
    expect(await askGraphql(url, COUNT)).toMatchObject(ALL);
  });

  it('ends with 1 and leaves no PostgreSQL when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await waitUntil(() => other.listening);
    const { port } = other.address() as AddressInfo;
    const service = startServiceProcess({ home, env: { PORT: String(port) } });
    expect(await service.ended).toBe('exit 1');
    expect(service.output()).toContain(`Port ${port} of 127.0.0.1 is in use by another program`);
    expect(await postgresOf(home)).toEqual([]);
    other.close();
  });

  it('ends at once on a signal during its start, and on a second signal during its stop', async () => {
    const starting = startServiceProcess({ home: join(scratch, 'other') });
    await waitUntil(() => existsSync(join(scratch, 'other')));
    starting.kill('SIGTERM');
    expect(await starting.ended).toBe('exit 0');

    const service = startServiceProcess({ home });
    await service.ready();
    service.kill('SIGTERM');
    await service.says('Stopping');
    service.kill('SIGTERM');
    expect(await service.ended).toMatch(/^exit [01]$/);
    await postgresGone(home, 10_000);
  });
});

describe('the service, as a process with a PostgreSQL that it is given', () => {
  afterEach(killChildren);

  it('does the work once when two start together on an empty database', async () => {
    const database = await createBareDatabase();
    const services = [1, 2].map(() => startServiceProcess({ env: { DATABASE_URL: database.url } }));
    const urls = await Promise.all(services.map((service) => service.ready()));
    for (const url of urls) expect(await askGraphql(url, COUNT)).toMatchObject(ALL);
    const loads = services.map((service) => /"loaded":(\d)/.exec(service.output())?.[1]);
    expect(loads.sort()).toEqual(['0', '5']);
    await killChildren();
    await database.drop();
  });

  it('is alive but not ready on a database that nobody has migrated, if told not to', async () => {
    const database = await createBareDatabase();
    const service = startServiceProcess({
      env: { DATABASE_URL: database.url },
      command: ['dist/src/cli.js', 'serve', '--no-migrate'],
    });
    await service.says('Papergraph is ready on');
    const url = /http:\/\/localhost:\d+/.exec(service.output())?.[0] ?? '';
    expect(await statusOf(`${url}/healthz`)).toBe(200);
    expect(await statusOf(`${url}/readyz`)).toBe(503);
    const migration = startServiceProcess({
      env: { DATABASE_URL: database.url },
      command: ['dist/src/cli.js', 'migrate'],
    });
    expect(await migration.ended).toBe('exit 0');
    expect(await statusOf(`${url}/readyz`)).toBe(200);
    service.kill('SIGTERM');
    expect(await service.ended).toBe('exit 0');
    await database.drop();
  });

  it('ends with 1, and shows no password, when the server is not there', async () => {
    const service = startServiceProcess({
      env: { DATABASE_URL: 'postgresql://someone:hunter2@127.0.0.1:1/papers' },
    });
    expect(await service.ended).toBe('exit 1');
    expect(service.output()).toContain('ECONNREFUSED');
    expect(service.output()).not.toContain('hunter2');
  });
});

describe('the command line', () => {
  afterEach(killChildren);

  it('ends with 1 when settings are wrong, and names them all', async () => {
    const service = startServiceProcess({
      env: { PORT: 'x', LOG_LEVEL: 'y', DATABASE_URL: 'postgres://u:hunter2@h' },
    });
    expect(await service.ended).toBe('exit 1');
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL'])
      expect(service.output()).toContain(`${name}: expected`);
    expect(service.output()).not.toContain('hunter2');
  });

  it('tells its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const command = startServiceProcess({ env: { PORT: 'x' }, command: ['dist/src/cli.js', '--version'] });
    expect(await command.ended).toBe('exit 0');
    expect(command.output().trim()).toBe(version);
  });

  it('tells people what goes on, line by line, where LOG_FORMAT says so', async () => {
    const database = await createBareDatabase();
    const env = { DATABASE_URL: database.url, LOG_FORMAT: 'pretty' };
    const migration = startServiceProcess({ env, command: ['dist/src/cli.js', 'migrate'] });
    expect(await migration.ended).toBe('exit 0');
    expect(migration.output()).toMatch(/^\[\d\d:\d\d:\d\d\].* Bringing the database up to date/m);
    expect(migration.output()).toMatch(/document loaded .*"entries":24/);
    expect(migration.output()).not.toContain('"level"');
    await database.drop();
  });

  it('prints the schema without any setting', async () => {
    const command = startServiceProcess({ env: { PORT: 'x' }, command: ['dist/src/cli.js', 'schema'] });
    expect(await command.ended).toBe('exit 0');
    expect(command.output()).toMatch(/^type Query \{$/m);
  });
});

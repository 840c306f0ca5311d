import { setTimeout as sleep } from 'node:timers/promises';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/embedded-postgres/server.js';
import { createLog } from '../../src/log.js';
import { postgresGone, postgresOf } from '../support/postgres-processes.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';
import { waitUntil } from '../support/wait-until.js';

const log = createLog('silent');
const settings = { fsync: 'off' };

describe('the embedded PostgreSQL, killed', () => {
  let scratch: string;
  let home: string;
  let servers: EmbeddedServer[];
  const prepared = makeScratchFolder();

  beforeAll(async () => {
    await (await startEmbeddedServer({ home: prepared, log, settings })).stop();
  });

  afterAll(() => {
    removeScratchFolder(prepared);
  });

  beforeEach(() => {
    scratch = makeScratchFolder();
    home = join(scratch, 'home');
    servers = [];
  });

  afterEach(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    removeScratchFolder(scratch);
  });

  async function start(folder = home): Promise<EmbeddedServer> {
    const server = await startEmbeddedServer({ home: folder, log, settings });
    servers.push(server);
    return server;
  }

  /** Making a cluster takes most of a test's time; where a test is not about that, it gets a copy. */
  async function startPrepared(): Promise<EmbeddedServer> {
    cpSync(prepared, home, { recursive: true });
    return start();
  }

  it('starts PostgreSQL again, at the same address, when that is killed', async () => {
    const server = await startPrepared();
    await query(server, 'create table kept as select 42 as answer');
    const [postmaster = 0] = await postgresOf(home);
    process.kill(postmaster, 'SIGKILL');
    await waitUntil(async () => {
      const pids = await postgresOf(home);
      return pids.length > 0 && !pids.includes(postmaster) && (await answers(server));
    });
    expect(await query(server, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it.each([0, 40, 80, 120, 160])(
    'stops for good while PostgreSQL is being started again, %i ms after it was killed',
    async (delay) => {
      const server = await startPrepared();
      const [postmaster = 0] = await postgresOf(home);
      process.kill(postmaster, 'SIGKILL');
      await sleep(delay);
      await server.stop();
      await postgresGone(home);
    },
  );
});

async function query(server: EmbeddedServer | undefined, statement: string): Promise<unknown[]> {
  const client = new Client(server?.connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function answers(server: EmbeddedServer): Promise<boolean> {
  return query(server, 'select 1').then(
    () => true,
    () => false,
  );
}

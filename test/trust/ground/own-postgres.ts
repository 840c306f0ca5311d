import { createServer, type AddressInfo } from 'node:net';
import { mkdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { chooseAccount, type ChosenAccount } from '../../../src/embedded-postgres/run-as-user.js';
import { clearStaleServers, serversOn } from '../../../src/embedded-postgres/stale-servers.js';
import {
  startSupervised,
  type SupervisedProcess,
} from '../../../src/embedded-postgres/supervised-process.js';
import { waitUntil } from '../../support/wait-until.js';

/** A PostgreSQL server of this run alone, which may be killed and halted; it ends with this process. */
export interface OwnPostgres {
  readonly port: number;
  /** The kernel's name of the folder that all its processes stand in. */
  readonly dataFolder: string;
  /** With a password, which nothing may ever show. */
  urlOf(database: string): string;
  /** Runs statements on a connection of its own. Gives the rows of the last one. */
  run(database: string, statement: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  start(): Promise<void>;
  pids(): Promise<number[]>;
  /** `kill -9` of every process. */
  kill(): Promise<void>;
  /** SIGSTOP and SIGCONT to every process. */
  halt(): Promise<void>;
  wake(): Promise<void>;
  stop(): Promise<void>;
}

/** Stands in every DATABASE_URL of the run. */
export const SECRET_PASSWORD = 'never-to-be-seen-4711';

const USER = 'papergraph';
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  // Attacks kill processes, not the machine: what a process has written stays.
  fsync: 'off',
  log_min_messages: 'fatal',
};

/** Makes a cluster in the folder and starts it. */
export async function startOwnPostgres(folder: string): Promise<OwnPostgres> {
  await mkdir(folder, { recursive: true });
  const home = await realpath(folder);
  const dataFolder = join(home, 'data');
  const chosen = await chooseAccount(home, dataFolder);
  await initialise(chosen, dataFolder);
  const port = await freePort();
  let server: SupervisedProcess | undefined;
  const urlOf = (database: string) => `postgresql://${USER}:${SECRET_PASSWORD}@127.0.0.1:${port}/${database}`;
  const run = (database: string, statement: string, values: unknown[] = []) =>
    runOn(urlOf(database), statement, values);
  const start = async () => {
    server = launch(chosen, dataFolder, port);
    await waitUntil(() => answers(urlOf('postgres')), 60_000);
  };
  const signalAll = async (signal: NodeJS.Signals) => {
    for (const pid of await serversOn(dataFolder)) signalOne(pid, signal);
  };
  const kill = async () => {
    await signalAll('SIGKILL');
    await server?.ended;
    await clearStaleServers(dataFolder, 0);
  };
  const stop = async () => {
    await signalAll('SIGCONT');
    await server?.stop();
  };
  await start();
  return {
    ...{ port, dataFolder, urlOf, run, start, kill, stop },
    pids: () => serversOn(dataFolder),
    halt: () => signalAll('SIGSTOP'),
    wake: () => signalAll('SIGCONT'),
  };
}

export function signalOne(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await waitUntil(() => server.listening);
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function initialise({ account, binaries }: ChosenAccount, dataFolder: string): Promise<void> {
  await mkdir(dataFolder, { mode: 0o700 });
  if (account.owner !== null) await chown(dataFolder, account.owner);
  const args = ['--pgdata', dataFolder, '--username', USER, '--auth=trust', '--encoding=UTF8', '--no-sync'];
  const initdb = startSupervised({
    command: binaries.initdb,
    args: [...args, '--locale=C', '--lc-ctype=C.UTF-8', '--no-instructions'],
    account,
    env: binaries.env,
  });
  const how = await initdb.ended;
  if (how !== 'exit status 0') throw new Error(`PostgreSQL's initdb failed (${how}):\n${initdb.tail()}`);
}

async function chown(folder: string, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  const { chown: change } = await import('node:fs/promises');
  await change(folder, uid, gid);
}

function launch({ account, binaries }: ChosenAccount, dataFolder: string, port: number): SupervisedProcess {
  const settings = { ...SETTINGS, port: String(port) };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return startSupervised({
    command: binaries.postgres,
    args: ['-D', dataFolder, ...options],
    account,
    env: binaries.env,
  });
}

async function answers(url: string): Promise<boolean> {
  return runOn(url, 'select 1', []).then(
    () => true,
    () => false,
  );
}

async function runOn(url: string, statement: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new Client({
    connectionString: url,
    application_name: 'trust',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(
      statement,
      values.length > 0 ? values : undefined,
    );
    return rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Of all its processes together, memory that they share counted once; null where the system does not tell. */
export async function postgresMegabytes(dataFolder: string): Promise<number | null> {
  const shares = await Promise.all((await serversOn(dataFolder)).map(shareOf));
  const known = shares.filter((share) => share !== null);
  return known.length === 0 ? null : known.reduce((sum, share) => sum + share, 0) / 1000;
}

async function shareOf(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const kibibytes = /^Pss:\s*(\d+) kB/m.exec(text)?.[1];
  return kibibytes === undefined ? null : Number(kibibytes) * 1.024;
}

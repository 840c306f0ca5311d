import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.js';
import { openCluster, ensureHome, SUPERUSER, type Cluster } from './cluster.js';
import { clearStaleServers } from './stale-servers.js';
import { waitUntilReady } from './readiness.js';
import { serverArguments, type ServerSettings } from './settings.js';
import { removeSocket, removeSocketFolder, socketFolderOf, SOCKET_PORT } from './socket.js';
import { startSupervised, type SupervisedProcess } from './supervised-process.js';
import { lockDataDir } from './data-dir-lock.js';

/** A PostgreSQL of our own. It ends with this process, however that ends. */
export interface EmbeddedServer {
  /** `host` is the folder of its socket. Stays the same when the server is started again. */
  connection: { host: string; port: number; user: string; database: string };
  /** Ends all connections, stops the server, frees the folder; done within 10 s. */
  stop(): Promise<void>;
}

export interface EmbeddedServerOptions {
  /** Holds data, socket and lock; made if need be. */
  home: string;
  log: Log;
  /** PostgreSQL's own, over the defaults. */
  settings?: ServerSettings;
}

const DATABASE = 'papergraph';
const NEVER = new AbortController().signal;
const MAX_PAUSE_MS = 10_000;
/** A server that ran for so long did not fail to start. */
const STEADY_MS = 10_000;

/**
 * Starts PostgreSQL on the data in `home`, and again whenever it ends by itself.
 *
 * @throws Error when another process uses the folder, or PostgreSQL does not come up (with the end of its log)
 */
export async function startEmbeddedServer({
  home,
  log,
  settings = {},
}: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const folder = await ensureHome(home);
  const lock = await lockDataDir(folder);
  try {
    const cluster = await openCluster(folder, settings.fsync !== 'off');
    const start = (stopping: AbortSignal) => launch(cluster, settings, log, stopping);
    const stopServer = keepRunning(await start(NEVER), start, log);
    return {
      connection: connectionOf(cluster),
      stop: async () => {
        await stopServer();
        // Processes that were halted (SIGSTOP) do not go with their server.
        await clearStaleServers(cluster.dataFolder, 500);
        await removeSocketFolder(cluster.socketFolder);
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * The connection to the PostgreSQL that another process of this user runs on the folder, as a service that is up; whether it
 * answers is to be seen.
 */
export async function connectionToRunning(home: string): Promise<EmbeddedServer['connection']> {
  return connectionOf({ socketFolder: socketFolderOf(await ensureHome(home)) });
}

function connectionOf({ socketFolder }: Pick<Cluster, 'socketFolder'>): EmbeddedServer['connection'] {
  return { host: socketFolder, port: SOCKET_PORT, user: SUPERUSER, database: DATABASE };
}

/** Starts the server once and waits until it answers. */
async function launch(
  cluster: Cluster,
  settings: ServerSettings,
  log: Log,
  stopping: AbortSignal,
): Promise<SupervisedProcess> {
  await clearStaleServers(cluster.dataFolder);
  await removeSocket(cluster.socketFolder);
  const server = startSupervised({
    command: cluster.binaries.postgres,
    args: serverArguments(cluster, settings),
    account: cluster.account,
    env: cluster.binaries.env,
    onLine: (line) => logLine(log, line),
  });
  try {
    await waitUntilReady(connectionOf(cluster), server, stopping);
    return server;
  } catch (error) {
    await server.stop();
    throw new Error(`PostgreSQL did not come up: ${(error as Error).message}\n${server.tail()}`, {
      cause: error,
    });
  }
}

/** Watches the server and starts it anew, with growing pauses, until the function that it gives is called. */
function keepRunning(
  first: SupervisedProcess,
  start: (stopping: AbortSignal) => Promise<SupervisedProcess>,
  log: Log,
): () => Promise<void> {
  const stopping = new AbortController();
  let server = first;
  const watch = async () => {
    // A stop that came while the server was being started found the former one: this one is stopped below.
    for (let failures = 0; !stopping.signal.aborted;) {
      const since = Date.now();
      const how = await server.ended;
      if (stopping.signal.aborted) return;
      failures = Date.now() - since > STEADY_MS ? 0 : failures;
      const pause = failures === 0 ? 0 : Math.min(100 * 2 ** failures, MAX_PAUSE_MS);
      failures++;
      log.warn({ how, pause }, 'PostgreSQL has ended by itself; starting it again');
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      server = await start(stopping.signal).catch((error: unknown) => {
        log.error({ err: error }, 'PostgreSQL could not be started again');
        return server;
      });
      if (!server.hasEnded()) log.info('PostgreSQL is back');
    }
  };
  const watching = watch();
  return async () => {
    stopping.abort();
    await server.stop();
    await watching;
    await server.stop();
  };
}

/** Also said when all is well: to clients that come early, and to connections that are closed by a stop. */
const HARMLESS = /^FATAL: +(the database system is |terminating connection due to administrator command)/;

/** What PostgreSQL reports of itself is of interest when something is wrong; statements that fail are not. */
function logLine(log: Log, line: string): void {
  const alarming = /^(FATAL|PANIC|WARNING):/.test(line) && !HARMLESS.test(line);
  log[alarming ? 'warn' : 'debug']({ postgres: line }, 'PostgreSQL');
}

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.js';
import type { DataSource } from '../database/data-source.js';
import { createReadinessCheck } from '../database/readiness.js';
import { createRequestRunners } from '../database/request-runner.js';
import { createContext } from '../graphql/context.js';
import { buildPapergraphSchema, printSdl } from '../graphql/schema.js';
import { createHttpServer } from '../http/server.js';
import type { Log } from '../log.js';
import { SOURCE_KINDS } from '../source-kinds.js';
import { servedPapers } from './served-papers.js';
import type { DisposableStack } from './disposable-stack.js';
import { stopTimes, type StopTimes } from './stop-times.js';
import { openTelemetry } from './telemetry.js';

export interface ApplicationOptions {
  config: Config;
  dataSource: DataSource;
  log: Log;
  disposables: DisposableStack;
  /** Asked when a stop begins. */
  stopTimes: () => StopTimes;
}

/**
 * Answers requests on a database that is ready. Gives the address.
 *
 * @throws Error when the address cannot be listened on
 */
export async function startApplication(options: ApplicationOptions): Promise<string> {
  const server = await createServer(options);
  // It keeps its times itself.
  const { all } = stopTimes(options.config.stopDelayMs);
  options.disposables.defer('the HTTP server', () => server.close(), all);
  return listen(server, options.config);
}

async function createServer(options: ApplicationOptions): Promise<FastifyInstance> {
  const { config, dataSource, log, stopTimes } = options;
  const schema = await buildPapergraphSchema(SOURCE_KINDS);
  const { limits, trustedProxies, clientTokens, redisUrl, slowRequestMs, logVariables } = config;
  const runners = createRequestRunners(dataSource, { limits, prepared: true });
  return createHttpServer({
    schema,
    sdl: printSdl(schema),
    papers: servedPapers(runners, schema, limits),
    log,
    limits,
    trustedProxies,
    clientTokens,
    redisUrl,
    slowRequestMs,
    logVariables,
    ...(await openTelemetry({ ...options, runners })),
    createContext: ({ budget }) => createContext(runners.for(budget), { limits, budget }),
    checkReadiness: createReadinessCheck(runners, dataSource),
    playground: playgroundFolders(),
    stopDelay: () => stopTimes().delay,
    stopTimeout: () => stopTimes().answerWithin,
  });
}

/** Of this project, wherever the process was started: this file is dist/src/service/application.js. */
function playgroundFolders(): { assets: string; examples: string } {
  const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
  return { assets: join(project, 'dist', 'playground'), examples: join(project, 'schema', 'examples') };
}

/**
 * Connections that may wait to be taken: in an overload they come faster than a busy process takes them, and one that
 * finds no room tries again after 1, 3 and 7 seconds. Node takes one in each turn of the event loop, so that the last of
 * a thousand still waits for a thousand turns.
 */
const BACKLOG = 4_096;

async function listen(server: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    await server.listen({ host, port, backlog: BACKLOG });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} of ${host} is in use by another program: set PORT to a free one.`, {
      cause: error,
    });
  }
  const address = server.server.address();
  const actualPort = typeof address === 'object' ? (address?.port ?? port) : port;
  return `http://${displayHost(host)}:${actualPort}`;
}

/** What can be typed into a browser on this machine. */
function displayHost(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::1', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

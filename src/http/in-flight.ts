import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { serviceUnavailableError } from '../graphql/errors/errors.js';
import { sendError } from './error-reply.js';

export interface InFlightOptions {
  /** Requests answered at once; more are refused with 503, so that memory and waiting stay bounded. */
  readonly maxInFlight: number;
  /** How long a stopping server goes on as before, so that a load balancer sees /readyz change, in milliseconds. */
  readonly stopDelay: number;
  /** How long requests in flight may still take after that, in milliseconds. */
  readonly stopTimeout: number;
}

export interface InFlight {
  /** True from the moment that the server is told to close. */
  readonly stopping: boolean;
}

/**
 * Counts requests in flight, and holds the close of the server until they are answered. Meanwhile the port stays
 * open: probes are answered (/readyz with 503), new requests are refused with a clean 503.
 */
export function addInFlight(app: FastifyInstance, options: InFlightOptions): InFlight {
  const state = { stopping: false, refusing: false, count: 0 };

  app.addHook('onRequest', async (request, reply) => {
    if (isProbe(request.url)) return undefined;
    if (state.refusing || state.count >= options.maxInFlight) {
      return sendError(request, reply, { status: 503, ...serviceUnavailableError().toJSON() });
    }
    state.count += 1;
    reply.raw.once('close', () => (state.count -= 1));
    return undefined;
  });

  app.addHook('preClose', async () => {
    state.stopping = true;
    await sleep(options.stopDelay);
    state.refusing = true;
    await allAnswered(state, options.stopTimeout);
    closeConnectionsSoon(app);
  });

  return state;
}

function isProbe(url: string): boolean {
  return url.startsWith('/healthz') || url.startsWith('/readyz');
}

async function allAnswered(state: { readonly count: number }, timeout: number): Promise<void> {
  const deadline = Date.now() + timeout;
  while (state.count > 0 && Date.now() < deadline) await sleep(10);
}

/** Replies that have just been written get this time to leave. */
const LINGER_MS = 100;

/**
 * Node closes connections that idle between two requests. It would wait for ever for those that have not sent a
 * request yet; browsers open such connections in advance.
 */
function closeConnectionsSoon(app: FastifyInstance): void {
  setTimeout(() => {
    app.server.closeAllConnections();
  }, LINGER_MS).unref();
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { serviceUnavailableError } from '../graphql/errors/errors.js';
import { Bag, type TakeOut } from '../bag.js';
import type { RequestBudget } from '../graphql/limits/request-budget.js';
import { sendError } from './error-reply.js';
import { whenOver } from './when-over.js';

export interface InFlightOptions {
  /**
   * How long a stopping server goes on as before, so that a load balancer sees /readyz change, in milliseconds. It is
   * asked when the stop begins, as it depends on who wants it.
   */
  readonly stopDelay: () => number;
  /** How long requests in flight may still take after that, in milliseconds. */
  readonly stopTimeout: () => number;
}

/** The requests that have arrived whole and are not answered yet. */
export interface InFlight {
  /** True from the moment that the server is told to close. */
  readonly stopping: boolean;
  /**
   * From now on the request with this budget is ended where a stop would take too long otherwise.
   *
   * @returns what is called when it has its answer.
   */
  add(budget: RequestBudget): TakeOut;
}

/**
 * Counts requests in flight, and holds the close of the server until they are answered. Meanwhile the port stays
 * open: probes are answered (/readyz with 503), new requests are refused with a clean 503. Those that take too long
 * are ended with a 503 as well.
 */
export function addInFlight(app: FastifyInstance, options: InFlightOptions): InFlight {
  const state = { stopping: false, refusing: false, count: 0 };
  const budgets = new Bag<RequestBudget>();

  app.addHook('onRequest', (request, reply, done) => {
    if (state.refusing && !isProbe(request.url))
      sendError(request, reply, { status: 503, ...serviceUnavailableError().toJSON() });
    else done();
  });

  // A body that never arrives holds nobody up: such a request is not counted, and is cut in the end.
  app.addHook('preHandler', (request, reply, done) => {
    if (!isProbe(request.url)) {
      state.count += 1;
      whenOver(request, reply, () => (state.count -= 1));
    }
    done();
  });

  app.addHook('preClose', async () => {
    state.stopping = true;
    await sleep(options.stopDelay());
    state.refusing = true;
    await allAnswered(state, options.stopTimeout());
    for (const budget of budgets) budget.end(serviceUnavailableError());
    await allAnswered(state, LAST_ANSWERS_MS);
    closeConnectionsSoon(app);
  });

  return {
    get stopping() {
      return state.stopping;
    },
    add: (budget) => budgets.putIn(budget),
  };
}

/** Requests that have been ended get this time for their last words to be read. */
const LAST_ANSWERS_MS = 200;

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

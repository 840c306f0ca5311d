import type { FastifyInstance } from 'fastify';
import { serviceUnavailableError } from '../graphql/errors/errors.js';
import { sendError } from './error-reply.js';
import type { InFlight } from './in-flight.js';

export interface HealthOptions {
  /** Rejects where the database is not reachable or not migrated. */
  readonly checkReadiness: () => Promise<void>;
  readonly inFlight: InFlight;
}

/** A database that does not answer within this time is not reachable. */
const READINESS_TIMEOUT_MS = 1_500;

/** `/healthz` tells that the process lives; `/readyz` whether it should be given requests. */
export function addHealth(app: FastifyInstance, { checkReadiness, inFlight }: HealthOptions): void {
  app.get('/healthz', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'alive' }),
  );
  app.get('/readyz', async (request, reply) => {
    const problem = inFlight.stopping ? 'The service is stopping.' : await problemOf(checkReadiness);
    if (problem === undefined) return reply.header('cache-control', 'no-store').send({ status: 'ready' });
    return sendError(request, reply, { status: 503, ...serviceUnavailableError(problem).toJSON() });
  });
}

async function problemOf(checkReadiness: () => Promise<void>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(reject, READINESS_TIMEOUT_MS, new Error('no answer in time'));
  });
  try {
    await Promise.race([checkReadiness(), timeout]);
    return undefined;
  } catch {
    // The log of the database's pool says whose fault it is; a public reply does not.
    return 'The database is not reachable or not migrated.';
  } finally {
    clearTimeout(timer);
  }
}

import type { FastifyInstance } from 'fastify';

/**
 * One line for each answered request: its id, how it went, how long it took. The query itself is not logged. Probes
 * come every few seconds and are logged at debug only.
 */
export function addRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const line = {
      method: request.method,
      path: request.url.split('?', 1)[0],
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    request.log[PROBES.has(line.path ?? '') ? 'debug' : 'info'](line, 'answered');
  });
}

const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

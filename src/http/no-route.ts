import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { sendError } from './error-reply.js';

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST'];

/**
 * Answers what no route takes: 405 with `Allow` where another method would do, else 404. It does so before the body
 * is read, so that a PUT is 405 whatever its type and size.
 */
export function addNoRouteReplies(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.is404) replyNoRoute(app, request, reply);
    else done();
  });
}

function replyNoRoute(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?', 1)[0] ?? '/';
  const allowed = METHODS.filter((method) => app.hasRoute({ method, url: path }));
  if (allowed.length === 0) return replyNothingHere(request, reply);
  reply.header('allow', [...allowed, 'OPTIONS'].join(', '));
  return sendError(request, reply, {
    status: 405,
    message: `${request.method} is not allowed here; use ${allowed.join(' or ')}.`,
  });
}

/** 404, as for an address that nobody knows. */
export function replyNothingHere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const message = 'Nothing is at this address. GraphQL is at /graphql.';
  return sendError(request, reply, { status: 404, message });
}

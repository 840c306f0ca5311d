import type { Socket } from 'node:net';
import type { FastifyInstance, HookHandlerDoneFunction } from 'fastify';
import { whenOver } from '../when-over.js';

/** Requests that may wait behind another of their connection; nobody who pipelines in earnest has more. */
const MOST_WAITING = 100;

const WAITING = Symbol('requests of the connection that wait for the one that runs');

interface Connection extends Socket {
  [WAITING]?: HookHandlerDoneFunction[];
}

/**
 * Runs requests of one connection one after the other. Their replies go out in that order anyway, and Node hands over
 * all that a client has pipelined at once: a thousand connections with ten each would be ten thousand requests to read
 * and refuse, also when the client has gone. Must be the first hook.
 */
export function runOneAtATime(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const connection = request.raw.socket as Connection;
    // What was read of a connection before it was cut is still handed over.
    if (connection.destroyed) return;
    const waiting = connection[WAITING];
    whenOver(request, reply, () => {
      runNext(connection);
    });
    if (waiting === undefined) {
      connection[WAITING] = [];
      done();
    } else if (waiting.length < MOST_WAITING) waiting.push(done);
    else connection.destroy();
  });
}

/** Those of a connection that is gone are never run. */
function runNext(connection: Connection): void {
  const next = connection.destroyed ? undefined : connection[WAITING]?.shift();
  if (next === undefined) delete connection[WAITING];
  else next();
}

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';

type Calls = (() => void)[];

const CALLS = Symbol('what is called when the request is over');
const REQUESTS = Symbol('requests of the connection that are not over');

/** What is called is let go then: a connection holds its last request, which would hold all that came of it. */
const OVER: unique symbol = Symbol('over');

interface WatchedRequest extends IncomingMessage {
  [CALLS]?: Calls | typeof OVER;
}

interface WatchedSocket extends Socket {
  [REQUESTS]?: (() => void)[];
}

/**
 * Calls once when the reply has been handed to the client, or its connection has closed. A reply alone does not tell:
 * of requests that are pipelined on one connection, all but the first hear nothing of its end.
 */
export function whenOver(request: FastifyRequest, reply: FastifyReply, call: () => void): void {
  const raw = request.raw as WatchedRequest;
  if (raw.socket.destroyed || raw[CALLS] === OVER) call();
  else (raw[CALLS] ?? callsOf(raw, reply)).push(call);
}

/** One listener a request, however many want to know. */
function callsOf(raw: WatchedRequest, reply: FastifyReply): Calls {
  const calls: Calls = [];
  raw[CALLS] = calls;
  const requests = requestsOn(raw.socket);
  const over = () => {
    const place = requests.indexOf(over);
    if (place < 0) return;
    requests.splice(place, 1);
    raw[CALLS] = OVER;
    for (const call of calls.splice(0)) call();
  };
  requests.push(over);
  reply.raw.once('close', over);
  return calls;
}

/** One listener a connection, however many requests it carries. */
function requestsOn(socket: WatchedSocket): (() => void)[] {
  if (socket[REQUESTS] !== undefined) return socket[REQUESTS];
  const requests: (() => void)[] = [];
  socket[REQUESTS] = requests;
  socket.once('close', () => {
    for (const over of [...requests]) over();
  });
  return requests;
}

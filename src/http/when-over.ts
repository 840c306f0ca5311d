import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Calls once when the reply has been handed to the client, or its connection has closed. A reply alone does not tell:
 * of requests that are pipelined on one connection, all but the first hear nothing of its end.
 */
export function whenOver(request: FastifyRequest, reply: FastifyReply, call: () => void): void {
  const waiting = waitingOn(request.raw.socket);
  const over = () => {
    if (waiting.delete(over)) call();
  };
  waiting.add(over);
  reply.raw.once('close', over);
  if (request.raw.socket.destroyed) over();
}

/** One listener a connection, however many requests it carries. */
const waitingBySocket = new WeakMap<Socket, Set<() => void>>();

function waitingOn(socket: Socket): Set<() => void> {
  const known = waitingBySocket.get(socket);
  if (known !== undefined) return known;
  const waiting = new Set<() => void>();
  waitingBySocket.set(socket, waiting);
  socket.once('close', () => {
    for (const over of waiting) over();
  });
  return waiting;
}

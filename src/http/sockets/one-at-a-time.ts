import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Requests that may wait behind another of their connection; nobody who pipelines in earnest has more. */
const MOST_WAITING = 100;

const WAITING = Symbol('requests of the connection that wait for the one that runs');

interface Connection extends Socket {
  [WAITING]?: (readonly [IncomingMessage, ServerResponse])[] | undefined;
}

/**
 * Runs requests of one connection one after the other. Their replies go out in that order anyway, and Node hands over
 * all that a client has pipelined at once: a thousand connections with ten each would be ten thousand requests to read
 * and refuse, also when the client has gone. It stands before the framework, which would make much of each already.
 */
export function runOneAtATime(server: Server): void {
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  const run = (request: IncomingMessage, response: ServerResponse) => {
    response.once('close', () => {
      runNext(request.socket, run);
    });
    for (const listener of listeners) listener.call(server, request, response);
  };
  server.on('request', (request, response) => {
    const connection: Connection = request.socket;
    const waiting = connection[WAITING];
    // What was read of a connection before it was cut is still handed over.
    if (connection.destroyed) return;
    if (waiting === undefined) {
      connection[WAITING] = [];
      run(request, response);
    } else if (waiting.length < MOST_WAITING) waiting.push([request, response]);
    else connection.destroy();
  });
}

/** Whether others of its connection wait for this request. */
export function isFollowed({ socket }: IncomingMessage): boolean {
  return ((socket as Connection)[WAITING]?.length ?? 0) > 0;
}

/** Those of a connection that is gone, or has had its last answer, are never run. */
function runNext(connection: Connection, run: (request: IncomingMessage, response: ServerResponse) => void) {
  const isOver = connection.destroyed || connection.writableEnded;
  const next = isOver ? undefined : connection[WAITING]?.shift();
  // Taken away, it would make the whole object slow to read.
  if (next === undefined) connection[WAITING] = undefined;
  else run(...next);
}

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { errorBody } from '../error-reply.js';
import { REQUEST_ID_HEADER } from '../request-id.js';

/** Answers a request that expects something else than 100-continue: no route sees it, and node's answer has no body. */
export function refuseExpectations(server: Server): void {
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const body = errorBody({ status: 417, message: 'Only "Expect: 100-continue" can be met.' });
    response.writeHead(417, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      [REQUEST_ID_HEADER]: randomUUID(),
      // Its body, which may never come, is not waited for.
      connection: 'close',
    });
    response.end(body);
  });
}

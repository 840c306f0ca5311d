import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { errorBody, type ErrorReply } from '../error-reply.js';

/** Answers bytes that are no HTTP, headers that are too long, and requests that never end: no route sees those. */
export function replyClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(rawReply(ANSWERS[error.code ?? ''] ?? NOT_HTTP));
  socket.destroy(error);
}

const NOT_HTTP: ErrorReply = { status: 400, message: 'The request is not valid HTTP.' };

const ANSWERS: Readonly<Record<string, ErrorReply>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: 'The request did not arrive in time.' },
  HPE_HEADER_OVERFLOW: { status: 431, message: 'The URL and headers are too long. Send the query by POST.' },
};

function rawReply(answer: ErrorReply): string {
  const body = errorBody(answer);
  return [
    `HTTP/1.1 ${String(answer.status)} ${STATUS_CODES[answer.status] ?? ''}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

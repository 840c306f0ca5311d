import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { errorBody, type ErrorReply } from '../error-reply.js';

/** Connections that are cut in one turn of the event loop: what hangs on each takes some tenths of a millisecond. */
const CUTS_A_TURN = 10;

/**
 * Answers bytes that are no HTTP, headers that are too long, and requests that never end: no route sees those.
 *
 * Of the last, Node finds all at once: a thousand that came together would hold the event loop for a second.
 */
export function replyClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') cutLater(() => reply(error, socket));
  else reply(error, socket);
}

const cuts: (() => void)[] = [];

function cutLater(cut: () => void): void {
  if (cuts.length === 0) setImmediate(cutSome);
  cuts.push(cut);
}

function cutSome(): void {
  for (const cut of cuts.splice(0, CUTS_A_TURN)) cut();
  if (cuts.length > 0) setImmediate(cutSome);
}

function reply(error: NodeJS.ErrnoException, socket: Socket): void {
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

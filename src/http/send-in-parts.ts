import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { budgets } from './request-budgets.js';

/** Characters of an answer that is sent as it is. */
const LONG = 1_000_000;

/** Characters that are made bytes in one go. */
const PART = 65_536;

/**
 * A hook that sends a long text part by part: to make bytes of 20 MB, to hash and to hand them over at once would each hold
 * the event loop, and all of them would lie in memory twice. A tag is given to whole texts only, so a long one has none.
 */
export function sendInParts(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: unknown,
  done: (error: null, answer: unknown) => void,
): void {
  if (typeof answer !== 'string' || answer.length <= LONG) return done(null, answer);
  // Compression takes it away again. The bytes were counted as they were written.
  reply.header('content-length', budgets.get(request)?.used.answerBytes ?? Buffer.byteLength(answer));
  done(null, Readable.from(partsOf(answer), { objectMode: false }));
}

function* partsOf(text: string): Generator<Buffer> {
  let start = 0;
  while (start < text.length) {
    const end = endOfPart(text, start + PART);
    yield Buffer.from(text.slice(start, end));
    start = end;
  }
}

/** A character outside the Basic Multilingual Plane has two halves, which are one character only together. */
function endOfPart(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}

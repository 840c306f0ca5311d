import type { FastifyReply } from 'fastify';
import { timeoutError } from '../graphql/errors/errors.js';

export interface Deadline {
  /** Aborted when the time is over, or when the client has gone before it was answered. */
  readonly signal: AbortSignal;
  /** Never resolves; rejects with TIMEOUT when the time is over. */
  readonly expired: Promise<never>;
}

/**
 * The framework's own limit cannot be used: it ends with the event that tells that the body has been read, so it
 * never comes for a POST.
 */
export function startDeadline(reply: FastifyReply, milliseconds: number): Deadline {
  const controller = new AbortController();
  const expired = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => {
      reject(timeoutError());
      controller.abort();
    }, milliseconds);
    reply.raw.once('close', () => {
      clearTimeout(timer);
      if (!reply.raw.writableFinished) controller.abort();
    });
  });
  return { signal: controller.signal, expired };
}

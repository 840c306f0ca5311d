import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cost } from '../graphql/limits/request-budget.js';
import { REQUEST_ID_HEADER } from './request-id.js';

export interface ErrorReply {
  readonly status: number;
  readonly message: string;
  /** `code`, and what else a program may want to know; without a code, the status names it. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** Seconds, where 429 and 503 tell more than the usual. */
  readonly retryAfter?: number;
}

/** Seconds after which a client may try again what was answered with 503 or 429. */
export const RETRY_AFTER_SECONDS = 1;

/** Sends an error in the shape of a GraphQL answer: every error reply has that shape, whatever raised it. */
export function sendError(request: FastifyRequest, reply: FastifyReply, error: ErrorReply): FastifyReply {
  request.notes?.addCode(error.extensions?.code ?? codeOfStatus(error.status));
  if (error.status === 503 || error.status === 429)
    reply.header('retry-after', error.retryAfter ?? RETRY_AFTER_SECONDS);
  // Of the answer that this one takes the place of.
  reply.removeHeader('content-length');
  return (
    reply
      .code(error.status)
      // Errors before routing run no hooks, so not the one that sets this on all other replies.
      .header(REQUEST_ID_HEADER, request.id)
      .header('content-type', `${mediaTypeFor(request)}; charset=utf-8`)
      .header('cache-control', 'no-store')
      .send(errorBody(error, costOf(request)))
  );
}

/** @param cost what the request that has failed cost by then, where it was priced. */
export function errorBody({ status, message, extensions }: ErrorReply, cost?: Cost): string {
  const error = { message, extensions: { code: codeOfStatus(status), ...extensions } };
  return `${JSON.stringify({ errors: [error], ...(cost && { extensions: { cost } }) })}\n`;
}

/** `413` -> `PAYLOAD_TOO_LARGE`. */
export function codeOfStatus(status: number): string {
  return (STATUS_CODES[status] ?? 'Internal Server Error').toUpperCase().replaceAll(/[^A-Z]+/g, '_');
}

function costOf({ notes }: FastifyRequest): Cost | undefined {
  const spent = notes?.spent;
  return spent !== undefined && spent.requested > 0 ? spent.cost : undefined;
}

function mediaTypeFor(request: FastifyRequest): string {
  const type = 'application/graphql-response+json';
  return request.headers.accept?.includes(type) ? type : 'application/json';
}

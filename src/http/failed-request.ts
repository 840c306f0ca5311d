import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { serviceUnavailableError } from '../graphql/errors/errors.js';
import { CLIENT_LEFT } from './deadline.js';
import { sendError, type ErrorReply } from './error-reply.js';

/**
 * A body that is too large is still read to its end where it says that it is no longer than this, in bytes, and thrown away. A
 * connection that is closed while the client sends loses the answer: a proxy before the service says 502 then.
 */
const MOST_READ_ANYWAY = 1_000_000;

/**
 * Answers what a hook, a route or the framework threw. A client's mistake is told; all else is logged whole and
 * masked.
 */
export function replyFailedRequest(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const answer = answerTo(error, request);
  if (answer.status === 413 && Number(request.headers['content-length']) <= MOST_READ_ANYWAY)
    reply.removeHeader('connection');
  if (error.code === 'ERR_STREAM_PREMATURE_CLOSE')
    request.log.debug('the client left before the end of the reply');
  else if (answer.status >= 500) logFailure(request, error);
  return sendError(request, reply, answer);
}

function answerTo(error: FastifyError, request: FastifyRequest): ErrorReply {
  if (error instanceof GraphQLError) {
    const { message, extensions } = error;
    return { status: STATUS_BY_CODE[String(extensions.code)] ?? 400, message, extensions };
  }
  // A Host header that is no host: the URL of the request cannot be put together.
  if (error.code === 'ERR_INVALID_URL')
    return { status: 400, message: 'The Host header or the URL is not valid.' };
  const status = error.statusCode ?? 500;
  if (status === 503) return { status, ...serviceUnavailableError().toJSON() };
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { status, message: tooLargeBody(request) };
  if (status >= 400 && status < 500)
    return { status, message: CLEARER_MESSAGES[error.code] ?? error.message };
  return { status: 500, message: 'Internal server error' };
}

/** In kilobytes where they are whole. */
function tooLargeBody({ routeOptions: { bodyLimit } }: FastifyRequest): string {
  const size = bodyLimit % 1_000 === 0 ? `${bodyLimit / 1_000} kB` : `${bodyLimit} bytes`;
  return `The body is larger than ${size}.`;
}

/** A refusal is the service's own word, of which there may be thousands a second; all else wants to be looked into. */
function logFailure(request: FastifyRequest, error: FastifyError): void {
  const level = error instanceof GraphQLError ? 'debug' : 'error';
  request.log[level]({ err: error }, 'a request failed');
}

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  TIMEOUT: 503,
  SERVICE_UNAVAILABLE: 503,
  RATE_LIMITED: 429,
  [CLIENT_LEFT]: 499,
};

const CLEARER_MESSAGES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send the query as JSON, with the content type application/json.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not valid JSON.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty; expected a JSON object with a query.',
};

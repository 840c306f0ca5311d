import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AnsweredRequest } from '../../answered-request.js';
import { CLIENT_LEFT } from '../deadline.js';
import { whenOver } from '../when-over.js';
import type { RequestNotes } from './request-notes.js';

/** Told of each request when it is over: when its answer has been handed over, or its client has gone. */
export type TellAnswered = (request: AnsweredRequest) => void;

/** Tells all of them of each request. What one of them throws is logged, and costs the others nothing. */
export function addTellAnswered(app: FastifyInstance, listeners: readonly TellAnswered[]): void {
  const tell = (answered: AnsweredRequest) => {
    for (const listener of listeners) {
      try {
        listener(answered);
      } catch (error) {
        app.log.error({ err: error }, 'a request could not be told of');
      }
    }
  };
  app.addHook('onRequest', (request, reply, done) => {
    whenOver(request, reply, () => {
      if (request.notes !== null) tell(answeredRequest(request, reply, request.notes));
    });
    done();
  });
}

function answeredRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  { operation, cached, spent, codes }: RequestNotes,
): AnsweredRequest {
  const left = !reply.raw.writableFinished;
  const ms = reply.elapsedTime;
  return {
    id: request.id,
    method: request.method,
    route: request.routeOptions.url ?? '',
    path: pathOf(request.url),
    status: left ? LEFT_STATUS : reply.statusCode,
    startedAt: Date.now() - ms,
    ms,
    operation,
    codes: left ? [CLIENT_LEFT] : codes,
    spent,
    cached,
    traceparent: request.headers.traceparent,
    tracestate: request.headers.tracestate,
  };
}

/** As nginx writes it into its log. */
const LEFT_STATUS = 499;
const MOST_CHARACTERS = 200;

function pathOf(url: string): string {
  const end = url.indexOf('?');
  return url.slice(0, Math.min(end < 0 ? url.length : end, MOST_CHARACTERS));
}

import type { ApolloServerPlugin, BaseContext, GraphQLRequest } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLError } from 'graphql';
import { failureOf } from '../graphql/errors/format-error.js';
import { budgetOf } from './request-budgets.js';
import { REQUEST_ID_HEADER } from './request-id.js';

/** Logs what a client sees masked: whole, and under the request's id. Mistakes of clients are not logged. */
export function errorLog(log: FastifyBaseLogger): ApolloServerPlugin<BaseContext> {
  return {
    unexpectedErrorProcessingRequest({ requestContext, error }) {
      log.error({ reqId: idOf(requestContext.request), err: error }, 'the GraphQL server failed');
      return Promise.resolve();
    },
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors({ request, errors, operationName, contextValue }) {
          const reqId = idOf(request);
          // What has ended the whole request is its answer, and the route's to tell.
          const reason: unknown = budgetOf(contextValue).ending.reason;
          const failed = errors.filter((error) => error !== reason && error.originalError !== reason);
          for (const error of failed) logFailure(log, { reqId, operationName, path: error.path }, error);
          return Promise.resolve();
        },
      }),
  };
}

function logFailure(log: FastifyBaseLogger, about: object, error: GraphQLError): void {
  const failure = failureOf(error);
  if (failure === undefined) return;
  const level = failure === 'internal' ? 'error' : 'warn';
  log[level]({ ...about, err: error.originalError ?? error }, FAILED[failure]);
}

const FAILED = {
  internal: 'a field failed',
  unavailable: 'a field failed: the database is away',
  timeout: 'a field failed: it took too long',
} as const;

function idOf(request: GraphQLRequest): string | undefined {
  return request.http?.headers.get(REQUEST_ID_HEADER);
}

import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestContextWillSendResponse,
  GraphQLResponse,
} from '@apollo/server';
import { RETRY_AFTER_SECONDS } from './error-reply.js';

/** Request errors that the GraphQL-over-HTTP specification answers with 200 in the older media type. */
const CODES_OF_REFUSED_QUERIES = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** Sets the HTTP status where the answer as a whole says more than the server's default does. */
export function responseStatus(): ApolloServerPlugin<BaseContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse(context) {
          if (isUnavailable(context.response)) refuseForNow(context);
          else if (wantsLegacyStatus(context)) context.response.http.status = 200;
          return Promise.resolve();
        },
      }),
  };
}

/**
 * With `application/json` a refused query is 200, with `application/graphql-response+json` it is 400. Clients that name
 * neither (curl, scripts) are given the status that says what happened. Queries over a limit are always 400.
 */
function wantsLegacyStatus({
  request,
  response,
}: GraphQLRequestContextWillSendResponse<BaseContext>): boolean {
  const accept = request.http?.headers.get('accept') ?? '';
  return (
    response.http.status === 400 &&
    accept.includes('application/json') &&
    !accept.includes('application/graphql-response+json') &&
    codesOf(response).every((code) => CODES_OF_REFUSED_QUERIES.has(code))
  );
}

/** The database was away and nothing at all could be answered. */
function isUnavailable(response: GraphQLResponse): boolean {
  if (response.body.kind !== 'single' || !codesOf(response).includes('SERVICE_UNAVAILABLE')) return false;
  const { data } = response.body.singleResult;
  return Object.values(data ?? {}).every((value) => value === null);
}

function refuseForNow({ response }: GraphQLRequestContextWillSendResponse<BaseContext>): void {
  response.http.status = 503;
  response.http.headers.set('retry-after', String(RETRY_AFTER_SECONDS));
  // A `data` of nothing but nulls would claim a partial answer, which must not go with 503.
  if (response.body.kind === 'single') delete response.body.singleResult.data;
}

function codesOf(response: GraphQLResponse): unknown[] {
  if (response.body.kind !== 'single') return [];
  return (response.body.singleResult.errors ?? []).map((error) => error.extensions?.code);
}

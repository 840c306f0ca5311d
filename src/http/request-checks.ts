import type { FastifyRequest, onRequestHookHandler } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { type SentRequest, createRequestCheck } from '../graphql/limits/check-request.js';
import type { Limits } from '../limit-settings.js';
import { readableAddress } from './json-body.js';

/** Hooks that refuse a request whose query or variables are too much, before anything else looks at them. */
export function requestChecks(schema: GraphQLSchema, limits: Limits) {
  const check = createRequestCheck(schema, limits);
  return {
    checkBody: hookOn(({ body }) => check(withoutEmpty(sent(body)))),
    checkAddress: hookOn(({ query, raw }) => {
      raw.url = readableAddress(raw.url ?? '');
      check(withoutEmpty(sent(query)));
    }),
  };
}

function hookOn(check: (request: FastifyRequest) => void): onRequestHookHandler {
  return (request, _reply, done) => {
    check(request);
    done();
  };
}

/** Empty text in the place of variables stands for none. */
function withoutEmpty(request: SentRequest): SentRequest {
  if (request.variables === '') delete request.variables;
  return request;
}

/** What is no object has neither query nor variables. */
function sent(carried: unknown): SentRequest {
  return Object(carried) as SentRequest;
}

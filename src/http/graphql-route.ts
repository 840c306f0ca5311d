import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import etag from '@fastify/etag';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { RequestBudget } from '../graphql/limits/request-budget.js';
import type { Limits } from '../limit-settings.js';
import { giveNotes } from './answered/request-notes.js';
import type { Admission } from './admission/admission.js';
import type { ClientKeyOf } from './client-key.js';
import { startDeadline } from './deadline.js';
import type { InFlight } from './in-flight.js';
import type { RateLimit } from './rate/rate-limit.js';
import type { UnreadAnswers } from './sockets/unread-answers.js';
import { budgets, endOf, giveBudget } from './request-budgets.js';
import { requestChecks } from './request-checks.js';
import { sendInParts } from './send-in-parts.js';
import { rateHooks, turnHooks } from './turn-hooks.js';

/** What a request's context may be made of. */
export interface RequestInfo {
  /** As in the log and in the reply's `x-request-id`. */
  readonly id: string;
  /** Whose request it is, and what it may use. */
  readonly budget: RequestBudget;
}

export interface GraphqlRouteOptions<Context extends object> {
  readonly apollo: ApolloServer<Context>;
  readonly createContext: (request: RequestInfo) => Context;
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly clientKeyOf: ClientKeyOf;
  readonly admission: Admission;
  readonly rate: RateLimit | undefined;
  readonly unread: UnreadAnswers;
  readonly inFlight: InFlight;
  /** Answers a GET from a browser that asks for a page and brings no query. */
  readonly sendPage: (reply: FastifyReply) => FastifyReply;
}

/** `POST /graphql` and `GET /graphql?query=…`, and the page for browsers at the same address. */
export async function addGraphqlRoute<Context extends object>(
  app: FastifyInstance,
  options: GraphqlRouteOptions<Context>,
): Promise<void> {
  const { apollo, createContext, schema, limits, clientKeyOf, admission, rate, unread, inFlight, sendPage } =
    options;
  const { checkBody, checkAddress } = requestChecks(schema, limits);
  const execute = fastifyApolloHandler(apollo, {
    context: (request) => makeContext(createContext, request, budgets.get(request)),
  });
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const budget = budgets.get(request) ?? new RequestBudget(clientKeyOf(request), limits);
    if (request.notes !== null) request.notes.spent = budget;
    const answered = inFlight.add(budget);
    startDeadline(request, reply, { budget, milliseconds: limits.requestMs });
    try {
      const answer = await Promise.race([execute.call(app, request, reply), endOf(budget)]);
      if (typeof answer === 'string')
        unread.add({ request, reply, client: budget.client, length: answer.length });
      return answer;
    } finally {
      admission.leave(budget);
      answered();
    }
  };
  const { takePoint, chargePoints } = rateHooks(rate);
  const { refuseEarly, takeTurn } = turnHooks({ admission, clientKeyOf, limits });

  app.post(
    '/graphql',
    {
      onRequest: [...takePoint, refuseEarly],
      preHandler: [takeTurn, checkBody],
      onSend: [...chargePoints, sendInParts],
    },
    handler,
  );

  await app.register(async (scope) => {
    // Ahead of the tags, which would be made of the whole.
    scope.addHook('onSend', sendInParts);
    await scope.register(etag, { weak: true });
    scope.get(
      '/graphql',
      {
        exposeHeadRoute: false,
        onSend: chargePoints,
        onRequest: [...takePoint, refuseEarly, allowHarmlessGet, takeTurn, checkAddress],
      },
      (request, reply) => {
        // The page and the answer share an address: a cache takes neither for the other, nor for a later one.
        reply.header('vary', 'accept').header('cache-control', 'no-cache');
        return isBrowserVisit(request) ? sendPage(reply) : handler(request, reply);
      },
    );
  });
}

/**
 * Apollo refuses a GET that a page of another site may have caused, unless it carries a header that needs a preflight.
 * A GET only reads here, so that nothing can be forged where a script asks for the answer (as urql does by default): it
 * gets what everybody gets. Links, forms and images of other sites stay refused; they are no way to ask.
 */
function allowHarmlessGet(request: FastifyRequest, _reply: FastifyReply, done: () => void): void {
  if (isFromHere(request) || isAskedByScript(request)) request.headers['apollo-require-preflight'] = 'true';
  done();
}

/** No page has caused the request (curl, a person at the address bar), or a page of this service has. */
function isFromHere({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'] ?? 'none';
  return site === 'none' || site === 'same-origin';
}

/**
 * Browsers set the mode themselves: `no-cors` for an image, `navigate` for a link or a form. A script that is to read
 * the answer sends its origin; GraphQL clients name their media type too.
 */
function isAskedByScript({ headers }: FastifyRequest): boolean {
  const { 'sec-fetch-mode': mode = 'cors', origin, accept = '' } = headers;
  return mode === 'cors' && (origin !== undefined || accept.includes('application/graphql-response+json'));
}

function isBrowserVisit(request: FastifyRequest): boolean {
  const { query } = request.query as Record<string, unknown>;
  return query === undefined && (request.headers.accept ?? '').includes('text/html');
}

async function makeContext<Context extends object>(
  createContext: (request: RequestInfo) => Context,
  request: FastifyRequest,
  budget = new RequestBudget(),
): Promise<Context> {
  try {
    const context = giveNotes(createContext({ id: request.id, budget }), request);
    return await Promise.resolve(giveBudget(context, budget));
  } catch (error) {
    // The GraphQL server masks the error, and has no id of the request to log it under.
    request.log.error({ err: error }, 'no context could be made');
    throw error;
  }
}

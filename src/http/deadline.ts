import { GraphQLError } from 'graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { timeoutError } from '../graphql/errors/errors.js';
import type { RequestBudget } from '../graphql/limits/request-budget.js';
import { whenOver } from './when-over.js';

/** The code of a request whose client did not wait for the answer: nobody sees it but the log. */
export const CLIENT_LEFT = 'CLIENT_CLOSED_REQUEST';

/**
 * Ends the budget of a request when its time is over, or when the client has gone before it was answered.
 *
 * The framework's own limit cannot be used: it ends with the event that tells that the body has been read, so it
 * never comes for a POST.
 */
export function startDeadline(
  request: FastifyRequest,
  reply: FastifyReply,
  { budget, milliseconds }: { budget: RequestBudget; milliseconds: number },
): void {
  const timer = setTimeout(() => {
    budget.end(timeoutError());
  }, milliseconds);
  whenOver(request, reply, () => {
    clearTimeout(timer);
    if (!reply.raw.writableFinished) budget.end(clientLeftError());
  });
}

function clientLeftError(): GraphQLError {
  return new GraphQLError('The client has left.', { extensions: { code: CLIENT_LEFT } });
}

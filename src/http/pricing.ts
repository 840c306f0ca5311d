import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { RequestBudget } from '../graphql/limits/request-budget.js';
import { priceError, priceRequest } from '../graphql/price/price-request.js';
import { budgetOf } from './request-budgets.js';
import { writeAnswer, writeShortAnswer } from './write-answer.js';

/** An answer of which less is expected is short: characters of the query for each row, and long texts beside them. */
const SHORT = 1_000_000;
const TEXT_CHARACTERS = 1_500;
const LONG_TEXTS = /abstract|citation\b/g;

const WRITING = Symbol('how the answer is written');

/** What an answer says besides data and errors, with what its writer needs and no client sees. */
interface AnswerExtensions {
  [WRITING]?: { readonly budget: RequestBudget; readonly short: boolean };
}

/**
 * Prices every request before it runs, refuses what costs too much, and tells in each answer what it cost, as
 * `extensions.cost`.
 */
export function pricing<Context extends object>(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: ({ contextValue }) => {
      const budget = budgetOf(contextValue);
      return Promise.resolve({
        didResolveOperation({ schema, document, operation, request, source }) {
          budget.characters = Math.max(1, source.length);
          if (operation === undefined) return Promise.resolve();
          const price = priceRequest({ schema, document, operation, variables: request.variables });
          budget.requested = price.rows;
          const error = priceError(price, budget.allowed);
          if (error !== undefined) throw refused(error);
          return Promise.resolve();
        },
        willSendResponse(context) {
          if (context.operation !== undefined) tellCost(context, budget);
          return Promise.resolve();
        },
      });
    },
  };
}

/** The whole request was refused, before anything ran. */
function refused({ message, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 400 } } });
}

function tellCost(
  { response, source = '' }: GraphQLRequestContextWillSendResponse<object>,
  budget: RequestBudget,
): void {
  if (response.body.kind !== 'single') return;
  const { cost } = budget;
  const texts = source.match(LONG_TEXTS)?.length ?? 0;
  const short = budget.rows * (source.length + texts * TEXT_CHARACTERS) < SHORT;
  const extensions = { ...response.body.singleResult.extensions, cost, [WRITING]: { budget, short } };
  response.body.singleResult.extensions = extensions;
}

/** Writes an answer as JSON, at the pace and within the bytes of its request. */
export function stringifyAnswer(answer: { extensions?: AnswerExtensions }): string | Promise<string> {
  const known = answer.extensions?.[WRITING];
  if (known === undefined || known.short) return writeShortAnswer(answer, known?.budget);
  return writeAnswer(answer, known.budget);
}

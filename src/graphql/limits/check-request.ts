import type { GraphQLSchema } from 'graphql';
import type { Limits } from '../../limit-settings.js';
import { type VariableUses, createQueryCheck } from './check-query.js';
import { checkVariables } from './check-variables.js';

/** What a client sent, as it came. */
export interface SentRequest {
  readonly query?: unknown;
  variables?: unknown;
}

const NO_USES: VariableUses = new Map();

/**
 * A check of requests before the GraphQL server sees them.
 *
 * @returns a function that throws a GraphQLError where a query or its variables are more than may be looked at
 */
export function createRequestCheck(schema: GraphQLSchema, limits: Limits): (sent: SentRequest) => void {
  const checkQuery = createQueryCheck(schema, limits);
  return ({ query, variables }) => {
    const uses = typeof query === 'string' ? checkQuery(query) : NO_USES;
    checkVariables(typeof variables === 'string' ? parsedJson(variables) : variables, uses, limits);
  };
}

/** Variables in an address are text; where that is no JSON, the GraphQL server says so. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

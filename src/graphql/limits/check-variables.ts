import type { GraphQLError } from 'graphql';
import type { Limits } from '../../limit-settings.js';
import { codedError, queryTooLargeError, quote, shorten } from '../errors/errors.js';
import type { VariableUses } from './check-query.js';
import { valueDepthError } from './check-size.js';
import { MOST_ARGUMENT_VALUES, MOST_FILTER_VALUES, MOST_VALUE_LEVELS } from './query-limits.js';

/**
 * Checks variables before they are looked at by type: coercion recurses as deep as they do, and every use of one is read
 * anew.
 *
 * @param variables as they came; what is no object is left to whoever reads them
 * @throws GraphQLError QUERY_TOO_DEEP; BAD_USER_INPUT, naming the variable, for a list that is too long; QUERY_TOO_LARGE
 *   where all uses together hold too many values
 */
export function checkVariables(variables: unknown, uses: VariableUses, limits: ListLimits): void {
  if (typeof variables !== 'object' || variables === null) return;
  let values = 0;
  for (const [name, value] of Object.entries(variables)) {
    values += countValues(name, value, longestList(limits)) * (uses.get(name) ?? 1);
    if (values <= MOST_ARGUMENT_VALUES) continue;
    const message = `The variables hold more than ${MOST_ARGUMENT_VALUES} values where they are used.`;
    throw queryTooLargeError(message, MOST_ARGUMENT_VALUES);
  }
}

type ListLimits = Pick<Limits, 'idsPerList'>;

/** Lists of ids, and those of filters. */
function longestList({ idsPerList }: ListLimits): number {
  return Math.max(idsPerList, MOST_FILTER_VALUES);
}

/** Level by level, as recursion would exhaust the stack. */
function countValues(name: string, variable: unknown, longest: number): number {
  let count = 0;
  let level = [variable];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_VALUE_LEVELS) throw valueDepthError('variables');
    count += level.length;
    level = level.flatMap((value) => {
      if (Array.isArray(value) && value.length > longest) throw listError(name, value.length, longest);
      return typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]) : [];
    });
  }
  return count;
}

function listError(name: string, length: number, most: number): GraphQLError {
  const message = `Variable ${quote(name)} has a list of ${length} items; at most ${most} are allowed.`;
  return codedError('BAD_USER_INPUT', message, { argument: shorten(name) });
}

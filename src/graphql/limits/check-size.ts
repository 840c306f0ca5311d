import type { GraphQLError } from 'graphql';
import { queryTooDeepError, queryTooLargeError } from '../errors/errors.js';
import {
  MOST_ARGUMENT_VALUES,
  MOST_INTROSPECTED_VALUES,
  MOST_INTROSPECTIONS,
  MOST_VALUE_LEVELS,
  type QueryLimits,
  mostSelections,
} from './query-limits.js';
import type { QuerySize } from './query-size.js';

/** @throws GraphQLError QUERY_TOO_DEEP or QUERY_TOO_LARGE where an operation or a fragment says more than it may */
export function checkSize(size: QuerySize, limits: QueryLimits): void {
  const { depth, aliases, directives } = limits;
  if (size.depth > depth) {
    const message = `The query nests ${size.depth} levels deep; at most ${depth} are allowed.`;
    throw queryTooDeepError(message, depth);
  }
  if (size.valueDepth > MOST_VALUE_LEVELS) throw valueDepthError('values');
  checkUnfolded('aliases', size.aliases, aliases);
  checkUnfolded('directives', size.directives, directives);
  checkUnfolded('selections', size.selections, mostSelections(limits));
  checkUnfolded('values in arguments', size.argumentValues, MOST_ARGUMENT_VALUES);
  checkIntrospection(size);
}

export function valueDepthError(what: 'values' | 'variables'): GraphQLError {
  return queryTooDeepError(`The ${what} nest deeper than ${MOST_VALUE_LEVELS} levels.`, MOST_VALUE_LEVELS);
}

function checkUnfolded(what: string, size: number, most: number): void {
  if (size <= most) return;
  throw queryTooLargeError(`The query has more than ${most} ${what} when its fragments are unfolded.`, most);
}

function checkIntrospection({ introspections, introspected }: QuerySize): void {
  if (introspections > MOST_INTROSPECTIONS) {
    const message = `The query asks for the schema ${introspections} times; at most ${MOST_INTROSPECTIONS} are allowed.`;
    throw queryTooLargeError(message, MOST_INTROSPECTIONS);
  }
  if (introspected > MOST_INTROSPECTED_VALUES) {
    const message = `The query asks for more than ${MOST_INTROSPECTED_VALUES} values of the schema.`;
    throw queryTooLargeError(message, MOST_INTROSPECTED_VALUES);
  }
}

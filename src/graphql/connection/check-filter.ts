import { userInputError } from '../errors/errors.js';

/** Filters within filters, and conditions in all: more than any page needs, less than what strains the planner. */
const MOST_LEVELS = 10;
const MOST_VALUES = 500;

/**
 * Refuses a filter that PostgreSQL could not take.
 *
 * @throws BAD_USER_INPUT: U+0000 in a text, more than 10 levels, more than 500 values in all.
 */
export function checkFilter(filter: object): void {
  const count = countValues(filter, 0);
  if (count > MOST_VALUES) {
    throw userInputError('filter', `Argument "filter" may hold ${MOST_VALUES} values in all, got ${count}.`);
  }
}

function countValues(value: unknown, level: number): number {
  if (typeof value === 'string' && value.includes('\u0000')) {
    throw userInputError('filter', 'Argument "filter" must not hold the character U+0000.');
  }
  if (typeof value !== 'object' || value === null) return 1;
  // Each level of the filter is a list or a field, and an object within it.
  if (level > MOST_LEVELS * 2) {
    throw userInputError('filter', `Argument "filter" may nest ${MOST_LEVELS} levels deep.`);
  }
  return Object.values(value).reduce<number>((sum, part) => sum + countValues(part, level + 1), 0);
}

/** Numbers as the pages print them: `114`, `2,338`, `46.5`. */
import type { Problem } from '../../terms.js';
import { quoteLine, type Line } from './line.js';

/** A number within a longer pattern, whatever its size. */
export const NUMBER_PATTERN = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';

/** The largest that a GraphQL `Int` and a PostgreSQL `integer` hold. */
const LARGEST_COUNT = 2_147_483_647;

/** The number that a text in the form of `NUMBER_PATTERN` prints. */
export function readNumber(printed: string): number {
  return Number(printed.replaceAll(',', ''));
}

/** A whole number from 0 to 2,147,483,647; null for any other. */
export function readCount(printed: string): number | null {
  const count = readNumber(printed);
  return Number.isInteger(count) && count <= LARGEST_COUNT ? count : null;
}

/** What is reported of a line whose number is no count. */
export function noCount(line: Line): Problem {
  return {
    line: line.number,
    message: `expected a whole number from 0 to ${LARGEST_COUNT}, but found ${quoteLine(line.text)}`,
  };
}

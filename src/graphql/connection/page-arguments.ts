import type { KeyType, KeyValues, ListOrder, PageRequest } from '../../store/keyset.js';
import type { Limits } from '../../limit-settings.js';
import { isCalendarDay } from '../calendar-day.js';
import { quote, userInputError } from '../errors/errors.js';
import { decodeToken, encodeToken } from './opaque-token.js';

/** How many rows a page has where nobody asks; no limit is below it. */
const USUAL_PAGE_SIZE = 20;

export type PageLimits = Pick<Limits, 'pageSize'>;

export interface ConnectionArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/**
 * The page that a connection's arguments ask for.
 *
 * @throws BAD_USER_INPUT, naming the argument: a size out of range, both `first` and `last`, or a cursor that
 *   is none, is damaged, or belongs to another list or order.
 */
export function pageRequest(given: ConnectionArguments, order: ListOrder, limits: PageLimits): PageRequest {
  if (given.first != null && given.last != null) {
    throw userInputError('last', 'Arguments "first" and "last" cannot be given together: ask from one end.');
  }
  const backwards = given.last != null;
  const size = backwards ? pageSize('last', given.last, limits) : pageSize('first', given.first, limits);
  return {
    size,
    backwards,
    after: given.after == null ? null : decodeCursor(given.after, 'after', order),
    before: given.before == null ? null : decodeCursor(given.before, 'before', order),
  };
}

/** The cursor of a row: the order it belongs to and the row's keys. */
export function encodeCursor(order: ListOrder, keys: KeyValues): string {
  return encodeToken([order.name, ...keys]);
}

function decodeCursor(cursor: string, argument: string, order: ListOrder): KeyValues {
  const [name, ...values] = decodeToken(cursor) ?? [];
  const fits =
    name === order.name &&
    values.length === order.keys.length &&
    order.keys.every(({ type }, place) => isValue(type, values[place] ?? ''));
  if (fits) return values;
  throw userInputError(
    argument,
    `Argument "${argument}" must be a cursor of this list in this order, got ${quote(cursor)}.`,
  );
}

/**
 * A number of rows, the usual one where none is given.
 *
 * @throws BAD_USER_INPUT, naming the argument, where it is out of range.
 */
export function pageSize(
  argument: string,
  size: number | null | undefined,
  { pageSize: most }: PageLimits,
): number {
  if (size == null) return USUAL_PAGE_SIZE;
  if (size >= 1 && size <= most) return size;
  throw userInputError(argument, `Argument "${argument}" must be between 1 and ${most}, got ${size}.`);
}

/** Only values that PostgreSQL takes for the type reach it. */
function isValue(type: KeyType, text: string): boolean {
  switch (type) {
    case 'bigint':
      return /^(0|-?[1-9]\d{0,17})$/.test(text);
    case 'integer':
      return /^(0|-?[1-9]\d{0,9})$/.test(text) && Math.abs(Number(text)) <= 2147483647;
    case 'real':
      return /^-?\d+(\.\d+)?(e[+-]?\d{1,2})?$/.test(text) && Math.abs(Number(text)) < 1e30;
    case 'date':
      return text === 'infinity' || text === '-infinity' || isCalendarDay(text);
    case 'timestamptz':
      return isPrintedMoment(text);
    case 'text':
      return !text.includes('\u0000');
  }
}

/** As PostgreSQL prints a moment in UTC, to the millisecond. */
function isPrintedMoment(text: string): boolean {
  const time = /^ (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?\+00$/;
  return isCalendarDay(text.slice(0, 10)) && time.test(text.slice(10));
}

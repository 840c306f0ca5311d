import { GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDay } from './calendar-day.js';

/** A calendar day as text, so that no time zone can move it. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day of the Gregorian calendar, `YYYY-MM-DD`, such as `2022-09-30`.',
  serialize: String,
  parseValue: readDay,
  parseLiteral: (node) => readDay(node.kind === Kind.STRING ? node.value : null),
});

/** @throws TypeError, which graphql-js completes by where it stands, where the value is no day of the calendar. */
function readDay(value: unknown): string {
  if (typeof value === 'string' && isCalendarDay(value)) return value;
  throw new TypeError('A day of the calendar is written such as "2022-09-30".');
}

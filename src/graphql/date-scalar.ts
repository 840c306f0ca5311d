import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDay } from './calendar-day.js';
import { quote } from './node-id.js';

/** A calendar day as text, so that no time zone can move it. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day of the Gregorian calendar, `YYYY-MM-DD`, such as `2022-09-30`.',
  serialize: String,
  parseValue: readDay,
  parseLiteral: (node) => readDay(node.kind === Kind.STRING ? node.value : null),
});

/** @throws GraphQLError where the value is no day of the calendar. */
function readDay(value: unknown): string {
  if (typeof value === 'string' && isCalendarDay(value)) return value;
  throw new GraphQLError(
    `Expected a day of the calendar such as "2022-09-30", got ${quote(JSON.stringify(value) ?? '')}.`,
  );
}

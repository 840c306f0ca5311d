import { GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDay } from './calendar-day.js';

/** A moment, to the millisecond, as RFC 3339 writes it. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description:
    'A moment, RFC 3339: it is given in UTC with milliseconds, such as `2026-01-31T12:00:00.000Z`, and taken with any offset.',
  serialize: (moment) => (moment as Date).toISOString(),
  parseValue: readMoment,
  parseLiteral: (node) => readMoment(node.kind === Kind.STRING ? node.value : null),
});

const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** @throws TypeError, which graphql-js completes by where it stands, where the value is no moment, or one before the year 1. */
function readMoment(value: unknown): Date {
  const day = typeof value === 'string' ? RFC_3339.exec(value)?.[1] : undefined;
  if (typeof value === 'string' && day !== undefined && isCalendarDay(day)) {
    const moment = new Date(value.toUpperCase());
    // An offset may lead out of the years that PostgreSQL and JavaScript write alike.
    if (moment.getUTCFullYear() >= 1 && moment.getUTCFullYear() <= 9999) return moment;
  }
  throw new TypeError('A moment is written as RFC 3339 has it, such as "2026-01-31T12:00:00Z".');
}

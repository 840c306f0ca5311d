import { GraphQLError, GraphQLScalarType } from 'graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { quote } from './node-id.js';

/** A calendar day as text, so that no time zone can move it. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day of the Gregorian calendar, `YYYY-MM-DD`, such as `2022-09-30`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date',
  serialize: String,
  parseValue: readDay,
  parseLiteral: (node) => readDay('value' in node ? node.value : null),
});

/** @throws GraphQLError where the value is no day of the calendar. */
function readDay(value: unknown): string {
  try {
    return GraphQLLocalDate.parseValue(value);
  } catch {
    throw new GraphQLError(
      `Expected a day of the calendar such as "2022-09-30", got ${quote(String(value))}.`,
    );
  }
}

import { GraphQLScalarType } from 'graphql';
import { GraphQLLocalDate } from 'graphql-scalars';

/** A calendar day as text, so that no time zone can move it. */
export const DateScalar = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'Date',
  description: 'A calendar day of the Gregorian calendar, `YYYY-MM-DD`, such as `2022-09-30`.',
});

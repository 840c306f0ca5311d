import type { Limits } from '../../limit-settings.js';

/** What a query may say. Sizes but length and tokens are counted after fragments are unfolded. */
export type QueryLimits = Pick<Limits, 'queryLength' | 'tokens' | 'depth' | 'aliases' | 'directives'>;

/** Lists and objects within each other in an argument or a variable. */
export const MOST_VALUE_LEVELS = 50;

/** Lists, objects and scalars in one filter: more than any page needs, less than what strains the planner. */
export const MOST_FILTER_VALUES = 500;

/** Definitions of fragments: validation compares them in pairs. */
export const MOST_FRAGMENTS = 100;

/** `__schema` and `__type` together. */
export const MOST_INTROSPECTIONS = 10;

/** Values that introspection answers with, as estimated: the query that tools send is a third of them. */
export const MOST_INTROSPECTED_VALUES = 50_000;

/** Lists, objects and scalars in the arguments of a request, variables put in for each of their uses. */
export const MOST_ARGUMENT_VALUES = 10_000;

/** Fields, spreads and inline fragments together: unfolded, a query says no more than a text without fragments could. */
export function mostSelections({ tokens }: Pick<QueryLimits, 'tokens'>): number {
  return tokens;
}

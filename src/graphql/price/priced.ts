import type { GraphQLField, GraphQLInputField } from 'graphql';
import { Extensions } from 'type-graphql';

/** What a field or a condition of a filter costs besides the rows of its page. */
interface FieldPrice {
  /** As much work as reading so many rows, each time that the field is read. */
  weight?: number;
  /** The argument whose items are so many rows. */
  itemsOf?: string;
}

/**
 * So much work as reading so many rows: milliseconds of PostgreSQL on 100,000 papers, times about twenty, as a row of
 * a list costs about a twentieth.
 */
export const WEIGHTS = {
  facets: 5_000,
  counts: 5_000,
  path: 5_000,
  search: 1_000,
  textFilter: 1_000,
  related: 500,
  near: 500,
  missing: 2_000,
  recommend: 4_000,
  metrics: 200,
  suggest: 200,
  names: 200,
  part: 200,
  statistics: 100,
  count: 1,
  highlight: 10,
  citation: 5,
} as const;

/** States a price where the schema states the field: above its resolver, or above the field of an input. */
export function Priced(price: FieldPrice): MethodDecorator & PropertyDecorator {
  return Extensions({ price });
}

export function priceOf(
  field: Pick<GraphQLField<unknown, unknown> | GraphQLInputField, 'extensions'>,
): FieldPrice {
  return field.extensions.price ?? {};
}

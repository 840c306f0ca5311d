import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  getVariableValues,
} from 'graphql';
import { queryTooComplexError } from '../errors/errors.js';
import { pricedValues } from './priced-values.js';
import { type Price, priceQuery } from './price-query.js';

/** A request whose query is valid. */
export interface PricedRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As they came. */
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

const NOTHING: Price = { rows: 0, dearest: undefined };

/** Prices of an operation, by what of its variables a price depends on. */
const known = new WeakMap<OperationDefinitionNode, Map<string, Price>>();
/** More are not kept of one operation. */
const MOST_KEPT = 100;

/** The price of a request. Nothing where its variables do not fit: it will be refused for them. */
export function priceRequest({ schema, document, operation, variables }: PricedRequest): Price {
  const key = pricedValues(operation, variables);
  const price = key === undefined ? undefined : known.get(operation)?.get(key);
  if (price !== undefined) return price;
  const definitions = operation.variableDefinitions ?? [];
  const values = getVariableValues(schema, definitions, variables ?? {}, { maxErrors: 1 });
  if (values.coerced === undefined) return NOTHING;
  const found = priceQuery({
    schema,
    operation,
    fragments: fragmentsOf(document),
    variables: values.coerced,
  });
  if (key !== undefined) keep(operation, key, found);
  return found;
}

function keep(operation: OperationDefinitionNode, key: string, price: Price): void {
  const prices = known.get(operation) ?? new Map<string, Price>();
  if (prices.size >= MOST_KEPT) prices.clear();
  known.set(operation, prices.set(key, price));
}

/** @returns an error QUERY_TOO_COMPLEX that names the dearest list and the page that would fit; undefined where it fits. */
export function priceError({ rows, dearest }: Price, allowed: number): GraphQLError | undefined {
  if (rows <= allowed) return undefined;
  const fits = dearest && fittingSize(rows, allowed, dearest);
  return queryTooComplexError(
    `The query asks for up to ${rows} rows; at most ${allowed} are allowed. ${advice(dearest?.path, fits)}`,
    { requested: rows, allowed, list: dearest?.path, rows: dearest?.rows, fits },
  );
}

/** The largest page of the dearest list with which the whole would be allowed; undefined where none is. */
function fittingSize(rows: number, allowed: number, { size, perRow }: NonNullable<Price['dearest']>) {
  if (size === undefined) return undefined;
  const fits = Math.floor((allowed - (rows - size * perRow)) / perRow);
  return fits >= 1 ? fits : undefined;
}

function advice(path: string | undefined, fits: number | undefined): string {
  if (path === undefined) return 'Ask for less at once.';
  if (fits === undefined) return `"${path}" is the dearest: leave it out, or ask for shorter lists above it.`;
  return `"${path}" is the dearest list: a page of ${fits} there would fit.`;
}

function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((node) => [node.name.value, node]));
}

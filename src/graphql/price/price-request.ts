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

/** Of operations without variables, whose price is always the same. */
const known = new WeakMap<OperationDefinitionNode, Price>();

/** The price of a request. Nothing where its variables do not fit: it will be refused for them. */
export function priceRequest({ schema, document, operation, variables }: PricedRequest): Price {
  const definitions = operation.variableDefinitions ?? [];
  const price = known.get(operation);
  if (price !== undefined) return price;
  const values = getVariableValues(schema, definitions, variables ?? {}, { maxErrors: 1 });
  if (values.coerced === undefined) return NOTHING;
  const found = priceQuery({
    schema,
    operation,
    fragments: fragmentsOf(document),
    variables: values.coerced,
  });
  if (definitions.length === 0) known.set(operation, found);
  return found;
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

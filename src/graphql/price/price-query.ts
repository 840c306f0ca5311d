import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type SelectionSetNode,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { type Asked, collectFields } from './collect-fields.js';
import { WEIGHTS, priceOf } from './priced.js';

/** What a query may cost, in rows. */
export interface Price {
  readonly rows: number;
  /** The list, or the weighty field, that the most of it is for; undefined where nothing costs. */
  readonly dearest: Dearest | undefined;
}

export interface Dearest {
  /** Response names from the root to where the size is given, such as `papers.nodes.authors`. */
  readonly path: string;
  /** Its own rows, multiplied by those of the lists above. */
  readonly rows: number;
  /** The size of its pages; undefined where it has none to choose. */
  readonly size: number | undefined;
  /** What each further row of its pages adds to the price, with all that hangs below it. */
  readonly perRow: number;
}

/** What a page has where nobody asks, and a list that has no pages is taken to have. */
const USUAL_PAGE = 20;
const USUAL_LIST = 5;

/**
 * The price of a query before it runs: the rows that its page sizes multiply to. Each row of a page counts 1, times the
 * rows of all pages above; weights stand for work that no rows show. Variables and defaults count as they will.
 * The count is that of GitHub's API, where lists multiply too (docs.github.com, "Rate limits and query limits for the
 * GraphQL API").
 */
export function priceQuery(asked: Asked): Price {
  const root = asked.schema.getRootType(asked.operation.operation);
  if (!root) return { rows: 0, dearest: undefined };
  const walk = new Walk(asked);
  const rows = walk.selection({ type: root, sets: [asked.operation.selectionSet], times: 1, path: '' });
  return { rows, dearest: walk.dearest };
}

/** Where the walk stands. */
interface Place {
  readonly type: GraphQLNamedType;
  readonly sets: readonly SelectionSetNode[];
  /** So many times is it read. */
  readonly times: number;
  readonly path: string;
  /** The size of the page, in a connection. */
  readonly page?: number;
}

type Field = GraphQLField<unknown, unknown>;

class Walk {
  dearest: Dearest | undefined;

  constructor(private readonly asked: Asked) {}

  /** Rows of all that is selected at a place, multiplied. */
  selection(place: Place): number {
    let rows = 0;
    for (const { type, nodes } of collectFields(this.asked, place.type, place.sets)) {
      const field =
        isObjectType(type) || isInterfaceType(type) ? type.getFields()[nodes[0].name.value] : undefined;
      if (field !== undefined) rows += this.field(field, nodes, place);
    }
    return rows;
  }

  private field(field: Field, nodes: readonly [FieldNode, ...FieldNode[]], place: Place): number {
    const type = getNamedType(field.type);
    const given = field.args.length === 0 ? {} : this.argumentsOf(field, nodes[0]);
    const path = `${place.path}${place.path === '' ? '' : '.'}${(nodes[0].alias ?? nodes[0].name).value}`;
    const weight = this.weightOf(field, given, place);
    const own = weight * place.times;
    if (weight > 0) this.consider({ path, rows: own, size: undefined, perRow: own });
    if (!isCompositeType(type)) return own;
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (isConnection(type)) {
      return own + this.selection({ type, sets, times: place.times, path, page: pageOf(given) });
    }
    const size = this.sizeOf(field, given, place);
    // What a client can change stands at the connection, a level above its rows.
    const list = place.page === undefined ? path : place.path;
    return own + this.rowsOf({ type, sets, times: place.times, path }, { ...size, list });
  }

  private rowsOf(place: Place, { count, chosen, list }: Size & { list: string }): number {
    const rows = count * place.times;
    const below = this.selection({ ...place, times: rows === 0 ? place.times : rows });
    const total = rows + below;
    if (chosen && count > 0) this.consider({ path: list, rows, size: count, perRow: total / count });
    return total;
  }

  private consider(candidate: Dearest): void {
    if (candidate.rows > (this.dearest?.rows ?? 0)) this.dearest = candidate;
  }

  private argumentsOf(field: Field, node: FieldNode): Record<string, unknown> {
    try {
      return getArgumentValues(field, node, this.asked.variables);
    } catch {
      // A value that does not fit ends the field when it is run, with an error that names the argument.
      return {};
    }
  }

  private weightOf(field: Field, given: Readonly<Record<string, unknown>>, { page }: Place): number {
    const own =
      priceOf(field).weight ?? (page !== undefined && field.name === 'totalCount' ? WEIGHTS.count : 0);
    return field.args.reduce(
      (sum, argument) => sum + argumentWeight(argument.type, given[argument.name]),
      own,
    );
  }

  private sizeOf(field: Field, given: Readonly<Record<string, unknown>>, { page }: Place): Size {
    const { itemsOf } = priceOf(field);
    if (page !== undefined && (field.name === 'nodes' || field.name === 'edges'))
      return { count: page, chosen: true };
    if (itemsOf !== undefined) return { count: lengthOf(given[itemsOf]), chosen: true };
    if (!isListType(getNullableType(field.type))) return { count: isRow(field) ? 1 : 0, chosen: false };
    return 'first' in given ? { count: pageOf(given), chosen: true } : { count: USUAL_LIST, chosen: false };
  }
}

interface Size {
  readonly count: number;
  /** Whether the client chooses it. */
  readonly chosen: boolean;
}

function pageOf({ first, last }: Readonly<Record<string, unknown>>): number {
  const size = first ?? last;
  // A size out of range is refused by the list itself, in its own words.
  return typeof size === 'number' && size > 0 ? size : USUAL_PAGE;
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 1;
}

/** A filter is read again for each row that its list hangs below. */
const FREE_VALUES = 10;

/** Parts of a filter that people put together. Each further one is looked at for every paper. */
const FREE_PARTS = 5;

function argumentWeight(type: GraphQLInputType, value: unknown): number {
  if (!isInputObjectType(getNamedType(type))) return 0;
  const values = Math.max(0, valuesIn(value) - FREE_VALUES);
  const parts = Math.max(0, partsIn(value) - FREE_PARTS);
  return conditionsWeight(type, value) + values + parts * WEIGHTS.part;
}

/** The objects of a filter, itself included: its parts, and its ranges. */
function partsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : 1;
  return Object.values(value).reduce<number>((sum, part) => sum + partsIn(part), own);
}

function valuesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, part) => sum + valuesIn(part), 1);
}

/** The weights of the conditions that a filter holds, however deep. */
function conditionsWeight(type: GraphQLInputType, value: unknown): number {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + conditionsWeight(type, item), 0);
  const fields = named.getFields();
  return Object.entries(value).reduce((sum, [name, part]) => {
    const field = fields[name];
    if (field === undefined || part == null) return sum;
    return sum + (priceOf(field).weight ?? 0) + conditionsWeight(field.type, part);
  }, 0);
}

/** Whether a single object is read for itself: it is one of those that `node(id:)` finds, and no edge brings it. */
function isRow(field: Field): boolean {
  const type = getNamedType(field.type);
  if (field.name === 'node' && field.args.length === 0) return false;
  return (
    isInterfaceType(type) || isUnionType(type) || (isObjectType(type) && type.getInterfaces().length > 0)
  );
}

function isConnection(type: GraphQLNamedType): type is GraphQLObjectType {
  return isObjectType(type) && type.name.endsWith('Connection') && 'pageInfo' in type.getFields();
}

import type { Parameters } from './parameters.js';

/**
 * Keyset paging: one list of keys gives the order, the condition of the next page and the cursor. The last
 * key is unique and no key is null, so that one row comparison finds the next page in an index, at the same
 * cost in any depth.
 */

/** PostgreSQL's name of a key's type; the cursor holds its text form. */
export type KeyType = 'bigint' | 'integer' | 'real' | 'date' | 'text';

export interface SortKey {
  /** An expression, or what makes one out of values that it adds to the statement. */
  sql: string | ((parameters: Parameters) => string);
  type: KeyType;
}

export interface ListOrder {
  /** Tells the cursors of one order from those of all others. */
  name: string;
  keys: readonly SortKey[];
  descending: boolean;
}

/** The values of an order's keys at one row, as PostgreSQL prints them. */
export type KeyValues = readonly string[];

export interface PageRequest {
  /** Rows asked for, at least 1. */
  size: number;
  /** True where the last rows are asked for instead of the first. */
  backwards: boolean;
  after: KeyValues | null;
  before: KeyValues | null;
}

export interface Keyed {
  cursorKeys: string[];
}

export interface Page<Row> {
  rows: Row[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

export interface PageClauses {
  /** For the select list: the values of the keys, as `cursorKeys`. */
  keys: string;
  /** Conditions to be joined by `and`; none on the first page. */
  bounds: string[];
  /** `order by …` */
  orderBy: string;
  /** The same with `limit …`; the limit is a literal, as a parameter there costs a new plan each time. */
  tail: string;
}

export function pageClauses(order: ListOrder, request: PageRequest, parameters: Parameters): PageClauses {
  const expressions = order.keys.map(({ sql }) => (typeof sql === 'string' ? sql : sql(parameters)));
  const [onwards, backwards] = order.descending ? ['<', '>'] : ['>', '<'];
  const bound = (operator: string, values: KeyValues | null) =>
    values === null ? [] : [`(${expressions.join(', ')}) ${operator} ${boundOf(order, values, parameters)}`];
  const direction = order.descending === request.backwards ? 'asc' : 'desc';
  const orderBy = `order by ${expressions.map((sql) => `${sql} ${direction}`).join(', ')}`;
  return {
    keys: `array[${expressions.map((sql) => `(${sql})::text`).join(', ')}] as "cursorKeys"`,
    bounds: [...bound(onwards, request.after), ...bound(backwards, request.before)],
    orderBy,
    tail: `${orderBy} limit ${request.size + 1}`,
  };
}

/** Makes the page out of the rows that were read: one more than asked tells whether there are others. */
export function cutPage<Row>(rows: readonly Row[], request: PageRequest): Page<Row> {
  const hasMore = rows.length > request.size;
  const kept = rows.slice(0, request.size);
  if (request.backwards) {
    return {
      rows: kept.reverse(),
      hasNextPage: request.before !== null,
      hasPreviousPage: hasMore || request.after !== null,
    };
  }
  return {
    rows: kept,
    hasNextPage: hasMore || request.before !== null,
    hasPreviousPage: request.after !== null,
  };
}

function boundOf(order: ListOrder, values: KeyValues, parameters: Parameters): string {
  return `(${order.keys.map(({ type }, place) => parameters.add(values[place], type)).join(', ')})`;
}

import { type Sql, integer, joined, sql, value } from '../database/sql.js';

/**
 * Keyset paging: one list of keys gives the order, the condition of the next page and the cursor. The last
 * key is unique and no key is null, so that one row comparison finds the next page in an index, at the same
 * cost in any depth.
 */

/** PostgreSQL's name of a key's type; the cursor holds its text form. */
export type KeyType = 'bigint' | 'integer' | 'real' | 'date' | 'timestamptz' | 'text';

export interface SortKey {
  /** An expression. */
  sql: Sql;
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
  keys: Sql;
  /** Conditions to be joined by `and`; none on the first page. */
  bounds: Sql[];
  /** `order by …` */
  orderBy: Sql;
  /** The same with `limit …`; the limit is a literal, as a parameter there costs a new plan each time. */
  tail: Sql;
}

export function pageClauses(order: ListOrder, request: PageRequest): PageClauses {
  const { place, keys, forwards, backwards } = orderClauses(order);
  const [after, before] = order.descending ? [sql`<`, sql`>`] : [sql`>`, sql`<`];
  const bound = (operator: Sql, values: KeyValues | null) =>
    values === null ? [] : [sql`${place} ${operator} ${boundOf(order, values)}`];
  const orderBy = request.backwards ? backwards : forwards;
  return {
    keys,
    bounds: [...bound(after, request.after), ...bound(before, request.before)],
    orderBy,
    tail: sql`${orderBy} limit ${integer(request.size + 1)}`,
  };
}

/** What is the same on every page of an order. */
interface OrderClauses {
  place: Sql;
  keys: Sql;
  forwards: Sql;
  backwards: Sql;
}

/** Orders are few and asked for again and again. */
const known = new WeakMap<ListOrder, OrderClauses>();

function orderClauses(order: ListOrder): OrderClauses {
  const clauses = known.get(order) ?? makeOrderClauses(order);
  known.set(order, clauses);
  return clauses;
}

function makeOrderClauses({ keys, descending }: ListOrder): OrderClauses {
  const expressions = keys.map((key) => key.sql);
  const texts = expressions.map((expression) => sql`(${expression})::text`);
  const orderBy = (direction: Sql) =>
    sql`order by ${joined(
      expressions.map((expression) => sql`${expression} ${direction}`),
      ', ',
    )}`;
  return {
    place: sql`(${joined(expressions, ', ')})`,
    keys: sql`array[${joined(texts, ', ')}] as "cursorKeys"`,
    forwards: orderBy(descending ? sql`desc` : sql`asc`),
    backwards: orderBy(descending ? sql`asc` : sql`desc`),
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

function boundOf({ keys }: ListOrder, values: KeyValues): Sql {
  const given = keys.map(({ type }, place) => sql`${value(values[place], type)}`);
  return sql`(${joined(given, ', ')})`;
}

import type { Reader } from '../database/reader.js';
import { type Keyed, type ListOrder, type Page, type PageRequest, cutPage, pageClauses } from './keyset.js';
import { Parameters } from './parameters.js';

/** A list to read a page of. All texts are the store's own. */
export interface List {
  /** The statement's name. */
  name: string;
  /** The select list, without the keys. */
  columns: string;
  /** `from …` without the word, joins included; values go into `parameters`. */
  from: string | ((parameters: Parameters) => string);
  /**
   * For keys that no table holds: makes of `from … where …` what has them, to be paged, and then joined with
   * what the columns are read from.
   */
  keyed?: { from: (filtered: string, parameters: Parameters) => string; join: string };
  order: ListOrder;
  /** Conditions; their values go into `parameters`. */
  conditions?: (parameters: Parameters) => string[];
}

/** A list below each of several parents. */
export interface ListBelow extends List {
  /** The column that holds the parent's id. */
  parentColumn: string;
}

/** One page of a list, in one statement. */
export async function readPage<Row extends Keyed>(
  reader: Reader,
  list: List,
  request: PageRequest,
): Promise<Page<Row>> {
  const parameters = new Parameters();
  const rows = await reader.read<Row>(
    list.name,
    pageStatement(list, request, parameters, []),
    parameters.values,
  );
  return cutPage(rows, request);
}

/**
 * One page below each parent, in one statement for all of them, in the order of `parentIds`.
 * LATERAL keeps the limit per parent in the index.
 */
export async function readPagesBelow<Row extends Keyed>(
  reader: Reader,
  list: ListBelow,
  request: PageRequest,
  parentIds: readonly string[],
): Promise<Page<Row>[]> {
  const parameters = new Parameters();
  const parents = parameters.add(parentIds, 'bigint[]');
  const below = pageStatement(list, request, parameters, [`${list.parentColumn} = parent.id`]);
  const rows = await reader.read<Row & { parentId: string }>(
    list.name,
    `select parent.id as "parentId", item.* from unnest(${parents}) parent (id) cross join lateral (${below}) item`,
    parameters.values,
  );
  const groups = groupBy(rows, ({ parentId }) => parentId);
  return parentIds.map((id) => cutPage(groups.get(id) ?? [], request));
}

/** How many rows the list has below each parent, in the order of `parentIds`. */
export async function countBelow(
  reader: Reader,
  list: Pick<ListBelow, 'name' | 'from' | 'parentColumn' | 'conditions'>,
  parentIds: readonly string[],
): Promise<number[]> {
  const parameters = new Parameters();
  const parents = parameters.add(parentIds, 'bigint[]');
  const conditions = [`${list.parentColumn} = parent.id`, ...(list.conditions?.(parameters) ?? [])];
  const rows = await reader.read<{ parentId: string; count: number }>(
    list.name,
    `select parent.id as "parentId",
       (select count(*)::int from ${fromClause(list.from, parameters)} where ${conditions.join(' and ')}) as count
     from unnest(${parents}) parent (id)`,
    parameters.values,
  );
  const counts = new Map(rows.map(({ parentId, count }) => [parentId, count]));
  return parentIds.map((id) => counts.get(id) ?? 0);
}

/** How many rows the whole list has. */
export async function countAll(
  reader: Reader,
  list: Pick<List, 'name' | 'from' | 'conditions'>,
): Promise<number> {
  const parameters = new Parameters();
  const where = whereClause(list.conditions?.(parameters) ?? []);
  const [row] = await reader.read<{ count: number }>(
    list.name,
    `select count(*)::int as count from ${fromClause(list.from, parameters)} ${where}`,
    parameters.values,
  );
  return row?.count ?? 0;
}

/** Rows by a key of theirs, in the order they came. */
export function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function pageStatement(
  list: List,
  request: PageRequest,
  parameters: Parameters,
  conditions: string[],
): string {
  const { keys, bounds, orderBy, tail } = pageClauses(list.order, request, parameters);
  const from = fromClause(list.from, parameters);
  const filters = [...conditions, ...(list.conditions?.(parameters) ?? [])];
  if (list.keyed) {
    const all = list.keyed.from(`${from} ${whereClause(filters)}`, parameters);
    const page = `(select * from ${all} ${whereClause(bounds)} ${tail}) ${list.keyed.join}`;
    return `select ${list.columns}, ${keys} from ${page} ${orderBy}`;
  }
  return `select ${list.columns}, ${keys} from ${from} ${whereClause([...bounds, ...filters])} ${tail}`;
}

function fromClause(from: List['from'], parameters: Parameters): string {
  return typeof from === 'string' ? from : from(parameters);
}

/** `where …`, or nothing where there are no conditions. */
export function whereClause(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
}

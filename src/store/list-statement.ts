import { z } from 'zod';
import { type Columns, ID, rowShape } from '../database/columns.js';
import type { Runner } from '../database/runner.js';
import { type Sql, joined, sql, value, where } from '../database/sql.js';
import { rowsOfEach } from './group-by.js';
import { type Keyed, type ListOrder, type Page, type PageRequest, cutPage, pageClauses } from './keyset.js';

/** A list to read a page of. */
export interface List<Row> {
  /** The statement's name. */
  name: string;
  /** What is read of each row. */
  columns: Columns<Row>;
  /** `from …` without the word, joins included. */
  from: Sql;
  /**
   * For keys that no table holds: makes of `from … where …` what has them, to be paged, and then joined with
   * what the columns are read from.
   */
  keyed?: { from: (filtered: Sql) => Sql; join: Sql };
  order: ListOrder;
  conditions?: readonly Sql[];
}

/** A list below each of several parents. */
export interface ListBelow<Row> extends List<Row> {
  /** The column that holds the parent's id. */
  parentColumn: Sql;
  /** What that column holds instead, of `parent.id`. */
  parentKey?: Sql;
}

const PARENT_ID = sql`parent.id`;

/** The keys of a row, for `rowShape`. */
export const KEYS = { cursorKeys: z.array(z.string()) };
const PARENT = { parentId: ID };

/** One page of a list, in one statement. */
export async function readPage<Row>(
  runner: Runner,
  list: List<Row>,
  request: PageRequest,
): Promise<Page<Row & Keyed>> {
  const rows = await runner.rows(
    list.name,
    pageStatement(list, request, []),
    rowShape<Row, Keyed>(list.columns, KEYS),
  );
  return cutPage(rows, request);
}

/**
 * One page below each parent, in one statement for all of them, in the order of `parentIds`.
 * LATERAL keeps the limit per parent in the index.
 */
export async function readPagesBelow<Row>(
  runner: Runner,
  list: ListBelow<Row>,
  request: PageRequest,
  parentIds: readonly string[],
): Promise<Page<Row & Keyed>[]> {
  const below = pageStatement(list, request, [sql`${list.parentColumn} = ${list.parentKey ?? PARENT_ID}`]);
  const rows = await runner.rows(
    list.name,
    sql`select parent.id as "parentId", item.*
      from unnest(${value(parentIds, 'bigint[]')}) parent (id) cross join lateral (${below}) item`,
    rowShape<Row, Keyed & { parentId: string }>(list.columns, { ...KEYS, ...PARENT }),
  );
  return rowsOfEach(parentIds, rows, ({ parentId }) => parentId).map((below) => cutPage(below, request));
}

/** How many rows the list has below each parent, in the order of `parentIds`. */
export async function countBelow(
  runner: Runner,
  list: Pick<ListBelow<unknown>, 'name' | 'from' | 'parentColumn' | 'conditions'>,
  parentIds: readonly string[],
): Promise<number[]> {
  const conditions = [sql`${list.parentColumn} = parent.id`, ...(list.conditions ?? [])];
  const rows = await runner.rows(
    list.name,
    sql`select parent.id as "parentId", (select count(*)::int from ${list.from} ${where(conditions)}) as count
      from unnest(${value(parentIds, 'bigint[]')}) parent (id)`,
    COUNT_BELOW,
  );
  const counts = new Map(rows.map(({ parentId, count }) => [parentId, count]));
  return parentIds.map((id) => counts.get(id) ?? 0);
}

const COUNT = z.strictObject({ count: z.int() });
const COUNT_BELOW = COUNT.extend(PARENT);

/** How many rows the whole list has. */
export async function countAll(
  runner: Runner,
  { name, from, conditions = [] }: Pick<List<unknown>, 'name' | 'from' | 'conditions'>,
): Promise<number> {
  const statement = sql`select count(*)::int as count from ${from} ${where(conditions)}`;
  const [row] = await runner.rows(name, statement, COUNT);
  return row?.count ?? 0;
}

function pageStatement(list: List<unknown>, request: PageRequest, below: readonly Sql[]): Sql {
  const { columns, from, keyed, order, conditions = [] } = list;
  const { keys, bounds, orderBy, tail } = pageClauses(order, request);
  const filters = [...below, ...conditions];
  const select = sql`select ${joined([columns.list, keys], ', ')}`;
  if (!keyed) return sql`${select} from ${from} ${where([...bounds, ...filters])} ${tail}`;
  const all = keyed.from(sql`${from} ${where(filters)}`);
  return sql`${select} from (select * from ${all} ${where(bounds)} ${tail}) ${keyed.join} ${orderBy}`;
}

import { z } from 'zod';
import { ID } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { sql, where } from '../../database/sql.js';
import { type Keyed, type ListOrder, type Page, type PageRequest, cutPage, pageClauses } from '../keyset.js';
import { KEYS } from '../list-statement.js';
import type { PaperOrder } from '../order-fields.js';
import { orderJoin, paperOrder } from '../papers/paper-order.js';
import { ANY_PAPERS } from '../papers/paper-scopes.js';
import { hitsAreAll, searchHits } from './search-hits.js';
import { SEARCH_KINDS, type SearchKind } from './search-kinds.js';
import { KIND_RANK, KIND_SQL } from './search-query.js';
import type { ReadSearch } from './search-reading.js';

/** Something found: a paper by its slug, an author or a topic by its id. */
export interface SearchRow extends Keyed {
  kind: SearchKind;
  id: string;
  /** Of a paper; null of everything else. */
  slug: string | null;
  score: number;
}

/** The best first; among equals topics, then authors, then papers, each with the one first that was known first. */
export const SEARCH_ORDER: ListOrder = {
  name: 'search',
  keys: [
    { sql: sql`(-h.score)`, type: 'real' },
    { sql: sql`h.kind`, type: 'integer' },
    { sql: sql`h.id`, type: 'bigint' },
  ],
  descending: false,
};

/** The order of the hits of a search: the best first unless another is given. */
export function searchOrder(order: PaperOrder | null | undefined): ListOrder {
  if (order == null || (order.field === 'RELEVANCE' && order.direction === 'DESC')) return SEARCH_ORDER;
  const name = `search:${order.field}:${order.direction}`;
  if (order.field === 'RELEVANCE') return { ...SEARCH_ORDER, name, descending: true };
  return { ...paperOrder(order, ANY_PAPERS), name };
}

function isByScore(
  order: PaperOrder | null | undefined,
): order is (PaperOrder & { field: 'RELEVANCE' }) | null | undefined {
  return order == null || order.field === 'RELEVANCE';
}

/** A page of what meets the query. */
export async function searchPage(
  runner: Runner,
  { query, plan }: ReadSearch,
  request: PageRequest,
): Promise<Page<SearchRow>> {
  const { keys, bounds, tail } = pageClauses(searchOrder(query.order), request);
  // Of 2,000 hits that are ranked by their score, only those of the page are looked up.
  const papers = isByScore(query.order)
    ? sql``
    : sql`join papers p on h.kind = ${KIND_SQL.PAPER} and p.id = h.id ${orderJoin(query.order.field)}`;
  const rows = await runner.rows(
    'searchPage',
    sql`with ${searchHits({ plan, kinds: query.kinds, filter: query.filter })}
      select h.kind, h.id, h.score, ${keys}, (select slug from papers where id = h.id and h.kind = ${KIND_SQL.PAPER}) as slug
      from hits h ${papers} ${where(bounds)} ${tail}`,
    FOUND,
  );
  return cutPage(
    rows.map((row) => ({ ...row, kind: kindOf(row.kind) })),
    request,
  );
}

const FOUND = z.strictObject({
  kind: z.int(),
  id: ID,
  score: z.number(),
  slug: z.string().nullable(),
  ...KEYS,
});

/** How many papers, authors and topics a search lists, and whether these are all that meet it. */
export interface SearchCount {
  count: number;
  isExact: boolean;
}

export async function countSearch(runner: Runner, { query, plan }: ReadSearch): Promise<SearchCount> {
  const searched = { plan, kinds: query.kinds, filter: query.filter };
  const statement = sql`with ${searchHits(searched)}
    select (select count(*)::int from hits) as count, ${hitsAreAll(searched)} as "isExact"`;
  const [row] = await runner.rows('countSearch', statement, COUNT);
  return row ?? { count: 0, isExact: true };
}

const COUNT = z.strictObject({ count: z.int(), isExact: z.boolean() });

function kindOf(rank: number): SearchKind {
  return SEARCH_KINDS.find((kind) => KIND_RANK[kind] === rank) ?? 'PAPER';
}

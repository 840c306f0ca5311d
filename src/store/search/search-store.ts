import { z } from 'zod';
import { ID } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { sql, where } from '../../database/sql.js';
import { type Keyed, type ListOrder, type Page, type PageRequest, cutPage, pageClauses } from '../keyset.js';
import { KEYS } from '../list-statement.js';
import { searchHits } from './search-hits.js';
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

/** A page of what meets the query, the best first. */
export async function searchPage(
  runner: Runner,
  { query, plan }: ReadSearch,
  request: PageRequest,
): Promise<Page<SearchRow>> {
  const { keys, bounds, tail } = pageClauses(SEARCH_ORDER, request);
  const rows = await runner.rows(
    'searchPage',
    sql`with ${searchHits({ plan, kinds: query.kinds })}
      select h.kind, h.id, h.score, ${keys},
        case when h.kind = ${KIND_SQL.PAPER} then (select slug from papers p where p.id = h.id) end as slug
      from hits h ${where(bounds)} ${tail}`,
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

/** How many papers, authors and topics a search lists. */
export async function countSearch(runner: Runner, { query, plan }: ReadSearch): Promise<number> {
  const statement = sql`with ${searchHits({ plan, kinds: query.kinds })} select count(*)::int as count from hits`;
  const [row] = await runner.rows('countSearch', statement, COUNT);
  return row?.count ?? 0;
}

const COUNT = z.strictObject({ count: z.int() });

function kindOf(rank: number): SearchKind {
  return SEARCH_KINDS.find((kind) => KIND_RANK[kind] === rank) ?? 'PAPER';
}

import type { Reader } from '../../database/reader.js';
import { type Keyed, type ListOrder, type Page, type PageRequest, cutPage, pageClauses } from '../keyset.js';
import { Parameters } from '../parameters.js';
import { searchHits } from './search-hits.js';
import { KIND_RANK, SEARCH_KINDS, type SearchKind, type SearchQuery } from './search-query.js';

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
    { sql: '(-h.score)', type: 'real' },
    { sql: 'h.kind', type: 'integer' },
    { sql: 'h.id', type: 'bigint' },
  ],
  descending: false,
};

/** A page of what meets the query, the best first. */
export async function searchPage(
  reader: Reader,
  query: SearchQuery,
  request: PageRequest,
): Promise<Page<SearchRow>> {
  const parameters = new Parameters();
  const tables = searchHits(query, parameters);
  const { keys, bounds, tail } = pageClauses(SEARCH_ORDER, request, parameters);
  const rows = await reader.read<Omit<SearchRow, 'kind'> & { kind: number }>(
    'searchPage',
    `with ${tables}
     select h.kind, h.id, h.score, ${keys},
       case when h.kind = ${KIND_RANK.PAPER} then (select slug from papers p where p.id = h.id) end as slug
     from hits h ${bounds.length === 0 ? '' : `where ${bounds.join(' and ')}`} ${tail}`,
    parameters.values,
  );
  return cutPage(
    rows.map((row) => ({ ...row, kind: kindOf(row.kind) })),
    request,
  );
}

/** How many papers, authors and topics a search lists. */
export async function countSearch(reader: Reader, query: SearchQuery): Promise<number> {
  const parameters = new Parameters();
  const [row] = await reader.read<{ count: number }>(
    'countSearch',
    `with ${searchHits(query, parameters)} select count(*)::int as count from hits`,
    parameters.values,
  );
  return row?.count ?? 0;
}

function kindOf(rank: number): SearchKind {
  return SEARCH_KINDS.find((kind) => KIND_RANK[kind] === rank) ?? 'PAPER';
}

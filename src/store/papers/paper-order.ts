import { type Sql, sql } from '../../database/sql.js';
import type { ListOrder, SortKey } from '../keyset.js';
import type { OrderDirection, PaperOrder, PaperOrderField } from '../order-fields.js';
import type { PaperScope } from './paper-scopes.js';

/** Orders by scope and name, which are asked for again and again. */
const known = new WeakMap<PaperScope, Map<string, ListOrder>>();

/** The keys of an order of papers, each the expression of an index; the paper's id is the last. */
export function paperOrder({ field, direction }: PaperOrder, scope: PaperScope): ListOrder {
  const name = `papers:${field}:${direction}`;
  const orders = known.get(scope) ?? new Map<string, ListOrder>();
  known.set(scope, orders);
  const order = orders.get(name) ?? {
    name,
    keys: [leadingKey({ field, direction }, scope), { sql: idOf(field, scope), type: 'bigint' }],
    descending: direction === 'DESC',
  };
  orders.set(name, order);
  return order;
}

/** What the keys of an order are read from beside the papers of a scope. */
export function orderJoin(field: PaperOrderField): Sql {
  return field === 'CITATION_COUNT' ? sql`join citation_counts n on n.paper_id = p.id` : sql``;
}

/** Both keys of an order are of one table, so that its index finds the next page. */
function idOf(field: PaperOrderField, scope: PaperScope): Sql {
  if (field === 'ADDED_AT') return sql`p.id`;
  return field === 'CITATION_COUNT' ? sql`n.paper_id` : scope.id;
}

/** What stands for null, so that it comes last: below every number for `DESC`, above for `ASC`. */
const NO_NUMBER: Readonly<Record<OrderDirection, Sql>> = { DESC: sql`-1`, ASC: sql`2147483647` };

function leadingKey({ field, direction }: PaperOrder, scope: PaperScope): SortKey {
  switch (field) {
    case 'PUBLISHED_ON':
      return { sql: direction === 'DESC' ? scope.sortDate : ascendingDate(scope), type: 'date' };
    case 'TITLE':
      return { sql: sql`p.title_key`, type: 'text' };
    case 'AUTHOR_COUNT':
      return { sql: sql`coalesce(p.author_count, ${NO_NUMBER[direction]})`, type: 'integer' };
    case 'COMMENT_COUNT':
      return { sql: sql`coalesce(p.comment_count, ${NO_NUMBER[direction]})`, type: 'integer' };
    case 'CITATION_COUNT':
      return { sql: sql`n.citation_count`, type: 'integer' };
    case 'ADDED_AT':
      return { sql: sql`p.added_at`, type: 'timestamptz' };
    case 'RELEVANCE':
      return { sql: sql`ranked.relevance`, type: 'real' };
  }
}

function ascendingDate({ sortDateAscending }: PaperScope): Sql {
  return sortDateAscending ?? sql`coalesce(nullif(p.sort_date, '-infinity'::date), 'infinity'::date)`;
}

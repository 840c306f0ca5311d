import type { ListOrder, SortKey } from '../keyset.js';
import type { List } from '../list-statement.js';

export const PAPER_ORDER_FIELDS = [
  'PUBLISHED_ON',
  'TITLE',
  'AUTHOR_COUNT',
  'COMMENT_COUNT',
  'RELEVANCE',
] as const;
export type PaperOrderField = (typeof PAPER_ORDER_FIELDS)[number];
export type OrderDirection = 'ASC' | 'DESC';

export interface PaperOrder {
  field: PaperOrderField;
  direction: OrderDirection;
}

/** Where a list of papers is read from, with the columns there that give its order by date. */
export interface PaperScope {
  from: List['from'];
  sortDate: string;
  /** The same with papers without a date last instead of first; that of `papers` unless given. */
  sortDateAscending?: string;
  id: string;
}

/** What stands for null, so that it comes last: below every number for `DESC`, above for `ASC`. */
const NO_NUMBER = { DESC: -1, ASC: 2147483647 } as const;

/** The keys of an order of papers, each the expression of an index; the paper's id is the last. */
export function paperOrder({ field, direction }: PaperOrder, scope: PaperScope): ListOrder {
  return {
    name: `papers:${field}:${direction}`,
    keys: [leadingKey({ field, direction }, scope), { sql: scope.id, type: 'bigint' }],
    descending: direction === 'DESC',
  };
}

function leadingKey({ field, direction }: PaperOrder, scope: PaperScope): SortKey {
  switch (field) {
    case 'PUBLISHED_ON':
      return direction === 'DESC'
        ? { sql: scope.sortDate, type: 'date' }
        : { sql: scope.sortDateAscending ?? `coalesce(p.published_on, 'infinity'::date)`, type: 'date' };
    case 'TITLE':
      return { sql: 'p.title_key', type: 'text' };
    case 'AUTHOR_COUNT':
      return { sql: `coalesce(p.author_count, ${NO_NUMBER[direction]})`, type: 'integer' };
    case 'COMMENT_COUNT':
      return { sql: `coalesce(p.comment_count, ${NO_NUMBER[direction]})`, type: 'integer' };
    case 'RELEVANCE':
      return { sql: 'ranked.relevance', type: 'real' };
  }
}

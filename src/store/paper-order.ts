import type { ListOrder, SortKey } from './keyset.js';
import { type PaperConditions, requiredText, textQuery } from './paper-filter.js';

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
  from: string;
  sortDate: string;
  id: string;
}

/** What stands for null, so that it comes last: below every number for `DESC`, above for `ASC`. */
const NO_NUMBER = { DESC: -1, ASC: 2147483647 } as const;

/** The keys of an order of papers, each the expression of an index; the paper's id is the last. */
export function paperOrder(
  { field, direction }: PaperOrder,
  scope: PaperScope,
  filter: PaperConditions,
): ListOrder {
  return {
    name: `papers:${field}:${direction}`,
    keys: [leadingKey({ field, direction }, scope, filter), { sql: scope.id, type: 'bigint' }],
    descending: direction === 'DESC',
  };
}

function leadingKey({ field, direction }: PaperOrder, scope: PaperScope, filter: PaperConditions): SortKey {
  switch (field) {
    case 'PUBLISHED_ON':
      return direction === 'DESC'
        ? { sql: scope.sortDate, type: 'date' }
        : { sql: `coalesce(p.published_on, 'infinity'::date)`, type: 'date' };
    case 'TITLE':
      return { sql: 'p.title_key', type: 'text' };
    case 'AUTHOR_COUNT':
      return { sql: `coalesce(p.author_count, ${NO_NUMBER[direction]})`, type: 'integer' };
    case 'COMMENT_COUNT':
      return { sql: `coalesce(p.comment_count, ${NO_NUMBER[direction]})`, type: 'integer' };
    case 'RELEVANCE':
      return relevanceKey(filter);
  }
}

/** How well the words are met: PostgreSQL's `ts_rank`, title before abstract before comment. */
function relevanceKey(filter: PaperConditions): SortKey {
  const text = requiredText(filter) ?? '';
  return { sql: (parameters) => `ts_rank(p.text_search, ${textQuery(text, parameters)})`, type: 'real' };
}

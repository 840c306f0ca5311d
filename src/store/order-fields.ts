/** What lists can be in the order of. */
export const PAPER_ORDER_FIELDS = [
  'PUBLISHED_ON',
  'TITLE',
  'AUTHOR_COUNT',
  'COMMENT_COUNT',
  'CITATION_COUNT',
  'ADDED_AT',
  'RELEVANCE',
] as const;
export const AUTHOR_ORDER_FIELDS = ['NAME', 'FAMILY_NAME', 'PAPER_COUNT'] as const;
export const TOPIC_ORDER_FIELDS = ['CODE', 'PAPER_COUNT'] as const;

export type PaperOrderField = (typeof PAPER_ORDER_FIELDS)[number];
export type AuthorOrderField = (typeof AUTHOR_ORDER_FIELDS)[number];
export type TopicOrderField = (typeof TOPIC_ORDER_FIELDS)[number];
export type OrderDirection = 'ASC' | 'DESC';

export interface PaperOrder {
  field: PaperOrderField;
  direction: OrderDirection;
}

export interface AuthorOrder {
  field: AuthorOrderField;
  direction: OrderDirection;
}

export interface TopicOrder {
  field: TopicOrderField;
  direction: OrderDirection;
}

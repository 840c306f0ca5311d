/** What can be searched for. */
export const SEARCH_KINDS = ['PAPER', 'AUTHOR', 'TOPIC'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

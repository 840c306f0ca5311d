/** What can be searched for. */
export const SEARCH_KINDS = ['PAPER', 'AUTHOR', 'TOPIC'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** How many of the words a hit must meet. */
export const SEARCH_MATCHES = ['ALL', 'BEST'] as const;
export type SearchMatch = (typeof SEARCH_MATCHES)[number];

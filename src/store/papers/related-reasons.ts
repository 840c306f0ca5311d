/** What makes a paper near to another. */
export const RELATED_REASONS = ['TEXT', 'AUTHORS', 'TOPICS'] as const;
export type RelatedReason = (typeof RELATED_REASONS)[number];

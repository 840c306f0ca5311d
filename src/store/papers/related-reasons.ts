/** What makes a paper near to another. */
export const RELATED_REASONS = [
  ...(['TEXT', 'AUTHORS', 'TOPICS'] as const),
  ...(['COUPLING', 'COCITATION', 'CITES', 'CITED'] as const),
] as const;
export type RelatedReason = (typeof RELATED_REASONS)[number];

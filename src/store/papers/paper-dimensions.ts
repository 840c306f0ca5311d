/** What papers can be counted by. */
export const PAPER_DIMENSIONS = ['YEAR', 'TOPIC', 'INSTITUTION', 'HAS_CODE', 'SOURCE_KIND'] as const;
export type PaperDimension = (typeof PAPER_DIMENSIONS)[number];

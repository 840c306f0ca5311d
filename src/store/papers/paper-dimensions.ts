/** What papers can be counted by. */
export const PAPER_DIMENSIONS = ['YEAR', 'TOPIC', 'INSTITUTION', 'HAS_CODE', 'SOURCE_KIND', 'TYPE'] as const;
export type PaperDimension = (typeof PAPER_DIMENSIONS)[number];

/** The facets of a list of papers, each with the dimension that it counts. */
export const FACET_DIMENSIONS = {
  years: 'YEAR',
  topics: 'TOPIC',
  institutions: 'INSTITUTION',
  hasCode: 'HAS_CODE',
  types: 'TYPE',
} as const satisfies Record<string, PaperDimension>;

export type FacetName = keyof typeof FACET_DIMENSIONS;

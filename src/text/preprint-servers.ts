/**
 * Names that stand in the place of a venue and are none: servers of preprints, repositories, and what says that nothing has
 * appeared yet. For PostgreSQL and JavaScript alike, without regard to case.
 */
export const NO_VENUE = `^(${[
  '(ar|bior|medr|chemr|techr|psyar|socar|earthar|edar|engr|agrir|ecoevor|africar|lawar|j)xiv([^a-z].*)?',
  '(vixra|institutional repository|digital repository)([^a-z].*)?',
  'corr([,: ]+abs.*)?',
  '(ssrn|zenodo|figshare|authorea|research ?square|researchgate|repec|mpra|citeseerx?|semantic scholar)([^a-z].*)?',
  '(pubmed|europe pmc|hal|osf|preprints?\\.org|peerj preprints|scielo preprints|openreview|datacite)([^a-z].*)?',
  '(iacr )?cryptology e-?print archive.*',
  'cambridge open engage.*',
  '(e-?|pre-?)prints?([^a-z].*)?',
  '(unpublished|under review|in review|submitted|in preparation|in submission|manuscript)([^a-z].*)?',
].join('|')})$`;

const PATTERN = new RegExp(NO_VENUE, 'i');

/** Whether what is printed where a venue stands may be one. */
export function isVenueName(printed: string): boolean {
  return !PATTERN.test(printed);
}

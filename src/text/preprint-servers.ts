/**
 * Names that stand in the place of a venue and are none: servers of preprints, repositories, and what says that nothing has
 * appeared yet. For PostgreSQL and JavaScript alike, without regard to case.
 */
export const NO_VENUE = `^(${[
  '(the )?(([a-z]{1,8}r|j)xiv|vixra)([^a-z].*)?', // arXiv, bioRxiv, PsyArXiv
  'corr([,: ]+abs.*)?',
  '(ssrn|zenodo|figshare|authorea|research ?square|researchgate|repec|mpra|citeseerx?|semantic scholar)([^a-z].*)?',
  '(pubmed|europe pmc|hal|osf|preprints?\\.org|peerj preprints|scielo preprints|openreview|datacite)([^a-z].*)?',
  '(iacr )?cryptology e-?print archive.*',
  'cambridge open engage.*',
  '(e-?|pre-?)prints?([^a-z].*)?',
  '(unpublished|under review|in review|submitted|in preparation|in submission|manuscript)([^a-z].*)?',
  '.*(institutional|digital|open access|university) repository.*',
].join('|')})$`;

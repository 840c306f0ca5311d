import { sql } from './sql.js';

/**
 * The order of precedence of listings `l` of sources `s`, which chooses a paper's values. Records of a collection go by
 * their keys, whatever order they came in; entries of a document have none and go by their places.
 */
export const LISTING_PRECEDENCE = sql`s.manifest_rank, s.name, l.source_key, l.position`;

/** The order of a paper's bylines: a whole one before a cut one, then the longer. The first gives the positions. */
export const BYLINE_PRECEDENCE = sql`
  l.authors_truncated nulls last, cardinality(l.authors_as_printed) desc, ${LISTING_PRECEDENCE}`;

import { type Sql, sql, value } from '../../database/sql.js';
import { PUBLICATION_TYPES, type PublicationType } from '../../text/publication-types.js';

const NAMED = value(
  PUBLICATION_TYPES.filter((type) => type !== 'OTHER'),
  'text[]',
);

/** The type of papers `p` as clients know it: `OTHER` for one that is not known, null where none is stated. */
export const KNOWN_TYPE = sql`case when p.publication_type is null or p.publication_type = any (${NAMED})
  then p.publication_type else 'OTHER' end`;

/** Papers `p` of any of these types; what no source tells the type of is of none. */
export function typeCondition(types: readonly PublicationType[]): Sql {
  const asked = sql`p.publication_type = any (${value(types, 'text[]')})`;
  return types.includes('OTHER') ? sql`(${asked} or p.publication_type <> all (${NAMED}))` : asked;
}

import { type PersonIdentifier, normalIdentifier } from './identifier.js';

/** A byline, as far as it identifies persons: for each name what is said of it, in the order of the names. */
interface IdentifyingByline {
  identifiers?: readonly (readonly PersonIdentifier[])[];
}

/**
 * For each name of a byline what identifies its person, in one form, such as `OPENALEX:A1 ORCID:0000-…`; empty where
 * nothing does. No entries where the byline identifies nobody.
 */
export function personIdentities(byline: IdentifyingByline | null): string[] {
  const identities = byline?.identifiers?.map(identityOf) ?? [];
  return identities.some((identity) => identity !== '') ? identities : [];
}

function identityOf(identifiers: readonly PersonIdentifier[]): string {
  const keys = identifiers.flatMap(({ scheme, value }) => {
    const normal = scheme === 'ORCID' ? normalIdentifier({ scheme, value }) : value;
    return normal === null ? [] : [`${scheme}:${normal}`];
  });
  return [...new Set(keys)].sort().join(' ');
}

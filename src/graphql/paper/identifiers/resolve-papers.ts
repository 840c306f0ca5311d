import {
  type SchemedIdentifier,
  normalIdentifier,
  normalPersonIdentifier,
} from '../../../text/identifier.js';
import type { Context } from '../../context.js';
import { findPapersByIdentifiers } from './find-papers.js';
import type { Resolution } from './resolution.type.js';

/**
 * The papers that identifiers name, in their order, and why there is none.
 *
 * @throws BAD_USER_INPUT where there are more than the limits allow.
 */
export async function resolvePapers(
  context: Context,
  identifiers: readonly SchemedIdentifier[],
  argument: string,
): Promise<Resolution[]> {
  const papers = await findPapersByIdentifiers(context, identifiers, argument);
  return identifiers.map((identifier, place) => {
    const paper = papers[place] ?? null;
    return paper === null
      ? missOf(identifier)
      : { paper, miss: null, normalized: withValue(identifier, normalIdentifier(identifier)) };
  });
}

function missOf(identifier: SchemedIdentifier): Resolution {
  const person = personForm(identifier);
  if (person !== null) return { paper: null, miss: 'WRONG_KIND', normalized: withValue(identifier, person) };
  const normalized = withValue(identifier, normalIdentifier(identifier));
  return { paper: null, miss: normalized === null ? 'MALFORMED' : 'UNKNOWN', normalized };
}

/** Of what names a person and no paper; null of anything else. */
function personForm({ scheme, value }: SchemedIdentifier): string | null {
  return scheme === 'ORCID' || scheme === 'OPENALEX' ? normalPersonIdentifier({ scheme, value }) : null;
}

function withValue({ scheme }: SchemedIdentifier, value: string | null): Resolution['normalized'] {
  return value === null ? null : { scheme, value };
}

import {
  type SchemedIdentifier,
  identifierKey,
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
  return Promise.all(
    identifiers.map((identifier, place) => resolve(context, identifier, papers[place] ?? null)),
  );
}

async function resolve(
  context: Context,
  identifier: SchemedIdentifier,
  paper: object | null,
): Promise<Resolution> {
  if (paper === null) return missOf(context, identifier);
  return { paper, miss: null, normalized: withValue(identifier, normalIdentifier(identifier)) };
}

/** A reference may say of a work that it is a paper here, by an identifier that no source gives the paper itself. */
async function missOf({ loaders }: Context, identifier: SchemedIdentifier): Promise<Resolution> {
  const person = personForm(identifier);
  if (person !== null) return { paper: null, miss: 'WRONG_KIND', normalized: withValue(identifier, person) };
  const normalized = withValue(identifier, normalIdentifier(identifier));
  if (normalized === null) return { paper: null, miss: 'MALFORMED', normalized };
  const work = await loaders.citedWorkByKey.load(identifierKey(normalized));
  if (work === null) return { paper: null, miss: 'UNKNOWN', normalized };
  const paper = work.paperId === null ? null : await loaders.paperById.load(work.paperId);
  return { paper, miss: paper === null ? 'CITED_ONLY' : null, normalized };
}

/** Of what names a person and no paper; null of anything else. */
function personForm({ scheme, value }: SchemedIdentifier): string | null {
  return scheme === 'ORCID' || scheme === 'OPENALEX' ? normalPersonIdentifier({ scheme, value }) : null;
}

function withValue({ scheme }: SchemedIdentifier, value: string | null): Resolution['normalized'] {
  return value === null ? null : { scheme, value };
}

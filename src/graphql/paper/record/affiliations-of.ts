import type { AffiliationListing } from '../../../store/papers/stated-facts.js';
import { readAffiliation } from '../../../text/affiliations.js';
import { nameKeys } from '../../../text/names/name-keys.js';
import type { Affiliation } from './stated-facts.type.js';

/** A name on the byline that a paper shows. */
export interface BylineName {
  position: number | null;
  nameAsPrinted: string | null;
}

/** Where the bearer of a name was, and whether letters go to them. */
export interface Whereabouts {
  affiliations: Affiliation[];
  isCorresponding: boolean | null;
}

/** What the first of the listings says that tells of the name. */
export function whereaboutsOf(name: BylineName, listings: readonly AffiliationListing[]): Whereabouts {
  const told = listings.map((listing) => toldOf(name, listing));
  return {
    affiliations: told.find(({ affiliations }) => affiliations.length > 0)?.affiliations ?? [],
    isCorresponding: told.find(({ isCorresponding }) => isCorresponding !== null)?.isCorresponding ?? null,
  };
}

function toldOf(
  name: BylineName,
  { authorsAsPrinted, affiliations, institutions }: AffiliationListing,
): Whereabouts {
  const told = readAffiliation(affiliations[placeOf(name, authorsAsPrinted)] ?? '');
  return {
    isCorresponding: told.isCorresponding,
    affiliations: told.affiliations.map(({ asPrinted, institution }) => ({
      asPrinted,
      institutionName: institution === null ? null : (institutions[institution] ?? null),
    })),
  };
}

/** The name itself, once on the byline; or at its place one of the same last word, as `A. Lee` of `Ana Lee`. */
function placeOf({ nameAsPrinted, position }: BylineName, names: readonly string[]): number {
  if (nameAsPrinted === null) return -1;
  const key = nameKeys(nameAsPrinted).nameKey;
  const places = names.flatMap((name, place) => (nameKeys(name).nameKey === key ? place : []));
  if (places.length === 1) return places[0] ?? -1;
  const place = (position ?? 0) - 1;
  return lastWord(nameKeys(names[place] ?? '').nameKey) === lastWord(key) ? place : -1;
}

function lastWord(key: string): string {
  return key.slice(key.lastIndexOf(' ') + 1);
}

import { type AuthorAffiliations, printAffiliation } from '../text/affiliations.js';

/** As listings keep them, one for each name of the byline; none where nothing is known of any. */
export function printAffiliations(stated: readonly AuthorAffiliations[]): string[] {
  const printed = stated.map(printAffiliation);
  return printed.every((text) => text === '') ? [] : printed;
}

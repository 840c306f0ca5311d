import { readKnownName } from '../text/names/known-name.js';
import { readName } from '../text/names/read-name.js';
import { statedName } from '../text/names/stated-name.js';
import type { BylineName, CitablePaper } from './citable-paper.js';

/** A name as it is cited; of an organisation, and of a name that cannot be taken apart, all is `group`. */
export type AuthorName =
  | { group: string }
  | {
      group: null;
      /** With its particles, such as `van den Berg`. */
      family: string;
      /** The first words of `family` that are particles. */
      particles: string;
      given: string;
      suffix: string;
      /** As people say it. */
      shown: string;
    };

/** All names that are known, in the order of the byline; whoever else is known comes behind. */
export function authorNames({ byline, others, authorsComplete }: CitablePaper): AuthorName[] {
  const printed = byline.flatMap(citedNames);
  if (authorsComplete) return printed;
  return [...printed, ...others.flatMap((name) => citedNames({ printed: name, stated: '', familyKey: '' }))];
}

/** The name, and behind it for whom its bearer speaks. */
export function citedNames({ printed, stated, familyKey }: BylineName): AuthorName[] {
  const parts = statedName(stated);
  const name = parts === null ? readKnownName(printed, familyKey) : readName(printed, parts);
  const { family, particles, given, suffix, shown, behalf } = name;
  const person: AuthorName =
    given === '' ? { group: shown } : { group: null, family, particles, given, suffix, shown };
  return behalf === '' || behalf === shown ? [person] : [person, { group: behalf }];
}

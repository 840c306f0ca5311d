import { readKnownName } from '../text/names/known-name.js';
import type { PaperWithByline } from './read-bylines.js';
import { texText } from './bibtex-text.js';

/**
 * The value of `author`: `Family, Given` of each name of the byline as it is printed there, joined by `and`; where the
 * byline is not complete, whoever else is known, and `others`. Null where nobody is known.
 */
export function bibtexAuthors({ byline, authors, authorsComplete }: PaperWithByline): string | null {
  const printed = byline.map(({ printed, familyKey }) => bibtexName(printed, familyKey));
  const others = authorsComplete ? [] : authors.filter(({ position }) => position === null);
  const names = [...printed, ...others.map(({ nameAsPrinted, name }) => bibtexName(nameAsPrinted ?? name))];
  if (names.length === 0) return null;
  return [...names, ...(authorsComplete ? [] : ['others'])].join(' and ');
}

/**
 * `von Oswald, Johannes`; `King, Jr., Martin Luther`; in braces what is no person's name, or would be cut wrongly. For
 * whom a person speaks stands behind.
 *
 * @param familyKey the folded family name, where it is known.
 */
export function bibtexName(printed: string, familyKey = ''): string {
  const { family, given, suffix, shown, behalf } = readKnownName(printed, familyKey);
  const person = given === '' ? `{${texText(shown)}}` : joinParts([family, suffix, given]);
  return behalf === '' || behalf === shown ? person : `${person} and {${texText(behalf)}}`;
}

function joinParts(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => (NEEDS_BRACES.test(part) ? `{${texText(part)}}` : texText(part)))
    .join(', ');
}

/** Commas and `and` part names from each other. */
const NEEDS_BRACES = /,|(?:^|\s)(?:and|others)(?:\s|$)/i;

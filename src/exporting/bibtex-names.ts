import { readName } from '../text/names/read-name.js';
import type { ExportedPaper } from './read-papers.js';
import { texText } from './bibtex-text.js';

/**
 * The value of `author`: `Family, Given` of each name of the byline as it is printed there, joined by `and`; `and
 * others` where the byline is not complete. Null where nobody is known.
 */
export function bibtexAuthors({ authors, authorsComplete }: ExportedPaper): string | null {
  const onByline = authors.filter(({ position }) => position !== null || !authorsComplete);
  const names = onByline.map(({ nameAsPrinted, name }) => bibtexName(nameAsPrinted ?? name));
  if (names.length === 0) return null;
  return [...names, ...(authorsComplete ? [] : ['others'])].join(' and ');
}

/** `von Oswald, Johannes`; `King, Jr., Martin Luther`; in braces what is no person's name, or would be cut wrongly. */
export function bibtexName(name: string): string {
  const { family, given, suffix, shown, behalf } = readName(name);
  const person = given === '' ? `{${texText(shown)}}` : joinParts([family, suffix, given]);
  return behalf === '' ? person : `${person} and {${texText(behalf)}}`;
}

function joinParts(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => (NEEDS_BRACES.test(part) ? `{${texText(part)}}` : texText(part)))
    .join(', ');
}

/** Commas and `and` part names from each other. */
const NEEDS_BRACES = /,|(?:^|\s)(?:and|others)(?:\s|$)/i;

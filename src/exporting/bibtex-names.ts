import { familyStart, suffixStart } from '../text/family-start.js';
import { foldName } from '../text/fold.js';
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
  const words = name.trim().split(/\s+/);
  const folded = words.map(foldName);
  const [family, suffix] = [familyStart(folded), suffixStart(folded)];
  if (family <= 0 || !isPerson(name)) return `{${texText(name)}}`;
  const parts = [words.slice(family, suffix), words.slice(suffix), words.slice(0, family)];
  return parts
    .filter((part) => part.length > 0)
    .map((part) => texText(part.join(' ')))
    .join(', ');
}

const TEAM_END =
  /[\s-](?:teams?|collaborations?|consortium|group|project|labs?|research|community|foundation|initiative|authors)$/i;

/** Commas and `and` part names from each other. */
function isPerson(name: string): boolean {
  return !TEAM_END.test(name) && !/,|(?:^|\s)(?:and|others)(?:\s|$)/i.test(name);
}

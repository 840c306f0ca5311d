import { familyStart } from './family-start.js';
import { fullNamesOf } from './nicknames.js';

/** A name taken apart, after folding. */
export interface NameParts {
  /** The first name or initial; empty where the name is one word. */
  given: string;
  /** Names and initials between the first and the family name. */
  middle: string[];
  /** The last word with its particles and suffix: `von oswald`, `smith jr`. */
  family: string;
}

/** Takes a folded name (`foldName`) apart, as bylines print it: given name first. Hyphens join parts of one name. */
export function nameParts(nameKey: string): NameParts {
  const words = nameKey.split(' ').filter(Boolean);
  const start = familyStart(words);
  if (start <= 0) return { given: '', middle: [], family: words.join(' ') };
  return { given: words[0] ?? '', middle: words.slice(1, start), family: words.slice(start).join(' ') };
}

/** The initials that a person of this given name may be printed with: `bill` may be a William, so `b` and `w`. */
export function initialsOf(given: string): string[] {
  return [...new Set([given, ...fullNamesOf(given)].map(initialOf))];
}

/** Coarse keys such as `mcgrath t`. Two spellings of one person always share one. */
export function looseNameKeys(nameKey: string): string[] {
  const { family, given } = nameParts(nameKey);
  return initialsOf(given).map((initial) => `${family} ${initial}`);
}

function initialOf(word: string): string {
  return [...word][0] ?? '';
}

import { familyStart } from './names/particles.js';
import { isEastAsian } from './names/script.js';
import { suffixStart } from './names/suffixes.js';
import { fullNamesOf } from './nicknames.js';

/** A name taken apart, after folding. */
export interface NameParts {
  /** The first name or initial; empty where the name is one word, or an organisation's. */
  given: string;
  /** Names and initials between the first and the family name. */
  middle: string[];
  /** With its particles: `von oswald`. */
  family: string;
  /** `jr`, `iii`; empty where there is none. */
  suffix: string;
}

/**
 * Takes a folded name (`nameKeys`) apart, by its family name where that is known. Hyphens join parts of one name.
 *
 * @param familyKey the folded family name, a run of the name's words; guessed where it is left out.
 */
export function nameParts(nameKey: string, familyKey?: string): NameParts {
  const words = nameKey.split(' ').filter(Boolean);
  const { start, end } = familyPlace(words, familyKey) ?? guessedPlace(words);
  const family = words.slice(start, end).join(' ');
  if (start === 0 && isEastAsian(words)) return { ...givenOf(words.slice(end)), family, suffix: '' };
  return { ...givenOf(words.slice(0, start)), family, suffix: words.slice(end).join(' ') };
}

function givenOf([given = '', ...middle]: readonly string[]): Pick<NameParts, 'given' | 'middle'> {
  return { given, middle };
}

interface Place {
  start: number;
  end: number;
}

/** Where the family name stands: in the end but for a suffix, or first. */
function familyPlace(words: readonly string[], familyKey: string | undefined): Place | null {
  const family = familyKey?.split(' ').filter(Boolean) ?? [];
  if (family.length === 0) return null;
  const ends = [suffixStart(words), words.length, family.length];
  for (const end of ends) {
    const start = end - family.length;
    if (start >= 0 && family.every((word, place) => words[start + place] === word)) return { start, end };
  }
  return null;
}

function guessedPlace(words: readonly string[]): Place {
  if (isEastAsian(words)) return { start: 0, end: Math.min(1, words.length) };
  const end = suffixStart(words);
  return { start: Math.max(0, familyStart(words.slice(0, end))), end };
}

/** The initials that a person of this given name may be printed with: `bill` may be a William, so `b` and `w`. */
export function initialsOf(given: string): string[] {
  return [...new Set([given, ...fullNamesOf(given)].map(initialOf))];
}

/**
 * Coarse keys such as `mcgrath t`. Two spellings of one person always share one: of a family name of several words, which
 * one source takes for given names, the last word counts.
 */
export function looseNameKeys({ nameKey, familyKey }: { nameKey: string; familyKey: string }): string[] {
  const { given } = nameParts(nameKey, familyKey);
  const last = familyKey.slice(familyKey.lastIndexOf(' ') + 1);
  return initialsOf(given).map((initial) => `${last} ${initial}`);
}

function initialOf(word: string): string {
  return [...word][0] ?? '';
}

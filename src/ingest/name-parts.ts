import { fullNamesOf } from './short-forms.js';

/** A name taken apart, after folding. */
export interface NameParts {
  /** The first name or initial; empty where the name is one word. */
  given: string;
  /** Names and initials between the first and the family name. */
  middle: string[];
  /** The last word with its particles and suffix: `von oswald`, `smith jr`. */
  family: string;
}

const PARTICLES = new Set(
  'af al ap av bin ibn ben da das de degli dei del della den der di do dos du el e la las le los of san st te ten ter van vande vanden vander ver vom von zu zum zur'.split(
    ' ',
  ),
);
const SUFFIXES = new Set('jr sr ii iii iv'.split(' '));

/** Takes a folded name (`foldName`) apart, given name first as bylines print it. Hyphens join parts of one name. */
export function nameParts(nameKey: string): NameParts {
  const words = nameKey.split(' ').filter(Boolean);
  let familyStart = words.length - 1;
  while (familyStart > 1 && SUFFIXES.has(words[familyStart] ?? '')) familyStart -= 1;
  while (familyStart > 1 && PARTICLES.has(words[familyStart - 1] ?? '')) familyStart -= 1;
  if (familyStart <= 0) return { given: '', middle: [], family: words.join(' ') };
  return {
    given: words[0] ?? '',
    middle: words.slice(1, familyStart),
    family: words.slice(familyStart).join(' '),
  };
}

/** The initials that a person of this given name may be printed with: `bill` may be a William, so `b` and `w`. */
export function initialsOf(given: string): string[] {
  return [...new Set([given, ...fullNamesOf(given)].map(initialOf))];
}

/** What two spellings of one person always share one of, coarsely: `mcgrath t`. */
export function looseNameKeys(nameKey: string): string[] {
  const { family, given } = nameParts(nameKey);
  return initialsOf(given).map((initial) => `${family} ${initial}`);
}

function initialOf(word: string): string {
  return [...word][0] ?? '';
}

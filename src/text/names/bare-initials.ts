/** Initials that are printed without full stops, as PubMed prints them: `Byrne EM`, `Lee J`, `van der Berg JM`. */

/** One syllable of Chinese in Latin letters. */
export const PINYIN_SYLLABLE =
  /^(?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?(?:[aeiouv]|ai|ei|ao|ou|an|en|ang|eng|ong|i[aeu]|iao|ian|in|iang|ing|iong|u[aeio]|uai|uan|un|uang|ue)$/;

const BARE = /^\p{Lu}{1,3}$/u;
/** More often a title or an abbreviated Mohammad. */
const NO_INITIALS = /^MD$/u;
/** Capitals that can be said as a word may be a family name: `Wei LI`, `Hong BAO`. */
const SAYABLE =
  /^(?:NG|A[LN]|ED|OH|[IU]M|[B-DF-HJ-NP-TV-Z]?[AEIOUY]{2}|[B-DF-HJ-NP-TV-Z][AEIOUY][A-Z]?|[ZCST]H[AEIOUY]|[AEIOU](?:NG|HN|NH|[A-Z][AEIOU]))$/u;
/** Family names of one letter, as of `Weinan E`. */
const ONE_LETTER = /^[EOU]$/u;

/** Some that stand before a family name in capitals: `Kevin LI`. */
const GIVEN = new Set(
  (
    'aaron adam alan albert alex alexander amy andrea andreas andrew anna anne anthony antoine antonio benjamin bernard brian ' +
    'carlos catherine charles christian christopher daniel david dennis edward elizabeth emily emma eric frank george grace helen ' +
    'henry jack jacob james jane jason jean jennifer jessica john jonathan jose joseph julia justin karen kevin kim laura leo linda ' +
    'louis luis lucas maria marie mark martin mary matthew michael michelle nicolas oliver patrick paul peter philip philippe ' +
    'pierre raymond richard robert ryan samuel sara sarah scott simon sophia sophie stephen steven susan thomas timothy tony ' +
    'victor vincent vivian wendy william'
  ).split(' '),
);

/**
 * How many words at the end of a name are initials behind the family name; 0 where they may as well be a family name behind a given
 * name, and where capitals tell nothing as all letters are capitals.
 */
export function countInitialsBehind(words: readonly string[]): number {
  const single = words.length - 1 - words.findLastIndex((word) => !/^\p{Lu}$/u.test(word));
  const count = single > 0 ? single : 1;
  const [before = '', last = ''] = [words.at(-count - 1), words.at(-1)];
  if (count > 3 || !BARE.test(last) || NO_INITIALS.test(last) || !/\p{Ll}/u.test(before)) return 0;
  return count === 1 && mayBeFamily(last, before.toLowerCase()) ? 0 : count;
}

function mayBeFamily(capitals: string, before: string): boolean {
  if (capitals.length === 1)
    return ONE_LETTER.test(capitals) && !before.endsWith('e') && countSyllables(before) > 1;
  if (!SAYABLE.test(capitals)) return false;
  return capitals.length === 3 || GIVEN.has(before) || countSyllables(before) > 0;
}

/** 0 where the word is no Chinese one. */
function countSyllables(word: string): number {
  const letters = word.replaceAll('-', '');
  for (let end = letters.length; end > 0; end -= 1) {
    if (!PINYIN_SYLLABLE.test(letters.slice(0, end))) continue;
    const rest = end === letters.length ? 0 : countSyllables(letters.slice(end));
    if (end === letters.length || rest > 0) return rest + 1;
  }
  return 0;
}

/**
 * Given names with initials apart that are printed together: `E M` of `EM`.
 *
 * @param isBehind whether they stand behind the family name, where capitals are hardly anything else.
 */
export function initialsApart(given: string, isBehind: boolean): string {
  const apart = (word: string) =>
    BARE.test(word) && !NO_INITIALS.test(word) && (!SAYABLE.test(word) || (isBehind && word.length === 2));
  return given
    .split(' ')
    .map((word) => (apart(word) ? [...word].join(' ') : word))
    .join(' ');
}

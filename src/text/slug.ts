/** Names in addresses: `slow-rivers-in-print`, and for what is not written in Latin letters `shen-du-xue-xi`. Pure. */
import anyAscii from 'any-ascii';
import { foldText } from './fold.js';

const LONGEST_SLUG = 80;

/**
 * ASCII words joined by hyphens, at most 80 characters, cut between words; `fallback` where nothing is left. Text of
 * other scripts is transliterated; text in Latin letters loses the few letters of others that it holds, such as a λ.
 */
export function slugify(text: string, fallback: string): string {
  const folded = foldText(text);
  const words = wordsOf(isLatin(folded) ? folded : transliterated(text));
  let slug = words.shift()?.slice(0, LONGEST_SLUG) ?? fallback;
  for (const word of words) {
    if (slug.length + 1 + word.length > LONGEST_SLUG) break;
    slug += `-${word}`;
  }
  return slug;
}

function wordsOf(folded: string): string[] {
  return folded.replaceAll(/['\u2019]/gu, '').match(/[a-z0-9]+/g) ?? [];
}

/** Whether at least half of the letters are kept as they are. */
function isLatin(folded: string): boolean {
  const others = folded.match(/[^\P{L}a-z]/gu)?.length ?? 0;
  return others === 0 || others <= (folded.match(/[a-z]/g)?.length ?? 0);
}

/** Characters that stand for a word or a syllable each: no spaces part them. */
const IDEOGRAPH = /\p{Script=Han}/gu;

/** Letters, marks and digits alone become ASCII: an emoji's name, or a sign's, is no part of a title. */
function transliterated(text: string): string {
  const letters = text.normalize('NFC').replaceAll(/[^\p{L}\p{M}\p{N}'\u2019]+/gu, ' ');
  return anyAscii(letters.replaceAll(IDEOGRAPH, ' $& ')).replaceAll('`', '').toLowerCase();
}

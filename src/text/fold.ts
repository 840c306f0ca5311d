/**
 * Folding: the forms in which spellings of one name, or of one title, are equal. Pure, and the only place
 * that knows how; the database stores what these functions give and never folds itself.
 */

/** Letters that Unicode does not decompose, by what people type instead of them. */
const BASE_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŀ: 'l',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ŋ: 'n',
};

/** Keys are indexed; PostgreSQL's B-tree takes entries of up to 2,704 bytes, identifiers beside a key included. */
const MAX_KEY_CHARACTERS = 500;

/** Marks on letters of these scripts are accents; in others they tell letters apart, as `が` from `か`. */
const ACCENTS = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;

/** So many marks does no letter have; the Stream-Safe Text Format of UAX #15 allows as many. */
const MOST_MARKS = 30;
const MARKS_BEYOND = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu');

/** Putting marks in order takes time quadratic in their number, so of a pile the first are kept. */
function withoutPiles(text: string): string {
  return text.length > MOST_MARKS ? text.replace(MARKS_BEYOND, '$1') : text;
}

/** Case and accents folded, all else kept: `Déletang, G.` gives `deletang, g.` */
export function foldText(text: string): string {
  return withoutPiles(text)
    .normalize('NFKD')
    .replace(ACCENTS, '$1')
    .toLowerCase()
    .replace(ACCENTS, '$1')
    .normalize('NFC')
    .replace(/[łøđðħıŀŧßæœþŋ]/gu, (letter) => BASE_LETTERS[letter] ?? letter);
}

/**
 * The key under which spellings are certainly one person's: case, accents, full stops and space folded; at most 500
 * characters.
 */
export function foldName(name: string): string {
  const words = foldText(name)
    .replaceAll('.', ' ')
    .replaceAll(/[\u2018\u2019`]/gu, "'")
    .replaceAll(/\s*[-\u2010-\u2015]\s*/gu, '-');
  return cut(collapse(words));
}

/**
 * The key under which titles are equal: case, accents, punctuation and space folded; at most 500 characters.
 * Signs of arithmetic are no punctuation: the (1+λ) EA is not the (1,λ) EA, and C++ is not C.
 */
export function foldTitle(title: string): string {
  const key = collapse(foldText(title).replaceAll(/[^\p{L}\p{M}\p{N}+<>=#±×÷√∞∑∫≤≥≠≈]+/gu, ' '));
  return cut(key === '' ? collapse(foldText(title)) : key);
}

function collapse(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ');
}

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * At most so many characters as a key may have: whole ones as people see them, and no blank at the end, since a key is
 * split into words.
 */
function cut(key: string): string {
  if (key.length <= MAX_KEY_CHARACTERS) return key;
  const end = GRAPHEMES.segment(key).containing(MAX_KEY_CHARACTERS)?.index ?? 0;
  // A pile of marks is one character for Unicode, however high.
  const whole =
    end > 0 ? key.slice(0, end) : key.slice(0, MAX_KEY_CHARACTERS).replace(/[\uD800-\uDBFF]$/u, '');
  return whole.trimEnd();
}

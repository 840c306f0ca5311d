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

/** Keys are indexed; PostgreSQL's B-tree takes entries of up to 2,704 bytes. */
const MAX_KEY_CHARACTERS = 500;

/** Case and accents folded, all else kept: `Déletang, G.` gives `deletang, g.` */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[łøđðħıŀŧßæœþŋ]/gu, (letter) => BASE_LETTERS[letter] ?? letter);
}

/** The key under which spellings are certainly one person's: case, accents, full stops and space folded. */
export function foldName(name: string): string {
  return collapse(foldText(name).replaceAll(/[.\u2018\u2019'`]/gu, (mark) => (mark === '.' ? ' ' : "'")));
}

/** The key under which titles are equal: case, accents, punctuation and space folded; at most 500 characters. */
export function foldTitle(title: string): string {
  const key = collapse(foldText(title).replaceAll(/[^\p{L}\p{N}]+/gu, ' '));
  return (key === '' ? collapse(foldText(title)) : key).slice(0, MAX_KEY_CHARACTERS);
}

/** ASCII words joined by hyphens, at most 80 characters, cut between words; `fallback` where nothing is left. */
export function slugify(text: string, fallback: string): string {
  const words =
    foldText(text)
      .replaceAll(/['\u2019]/gu, '')
      .match(/[a-z0-9]+/g) ?? [];
  let slug = words.shift()?.slice(0, 80) ?? fallback;
  for (const word of words) {
    if (slug.length + 1 + word.length > 80) break;
    slug += `-${word}`;
  }
  return slug;
}

function collapse(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ');
}

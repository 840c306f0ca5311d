/** TeX's accents by the mark that Unicode combines: those of one sign are written `\'e`, letters `\v{s}`. */
const ACCENTS: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0327': 'c',
  '\u0328': 'k',
};

/** Letters that are no letter with a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ø: '{\\o}',
  Ø: '{\\O}',
  ł: '{\\l}',
  Ł: '{\\L}',
  ß: '{\\ss}',
  æ: '{\\ae}',
  Æ: '{\\AE}',
  ı: '{\\i}',
};

/** `Müller` as `M\"uller`, `Novák` as `Nov\'ak`, `Şahin` as `\c{S}ahin`: the way arXiv's records spell names. */
export function texAccents(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/(\p{L})(\p{M})/gu, (whole, letter: string, mark: string) => {
      const accent = ACCENTS[mark];
      if (accent === undefined) return whole;
      return /[a-z]/i.test(accent) ? `\\${accent}{${letter}}` : `\\${accent}${letter}`;
    })
    .replaceAll(/[øØłŁßæÆı]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC');
}

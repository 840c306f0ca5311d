const SUFFIX = /^(?:jr|sr|jnr|snr|junior|júnior|2nd|3rd|4th|senior|[ivx]+)\.?$/iu;
/** One letter of these would be an initial. */
const ROMAN = /^(?:II|III|IV|VI|VII|VIII|ii|iii|iv)\.?$/u;
/** Also names of families, so that they are a suffix only behind two other words. */
const ALSO_FAMILY = /^(?:junior|júnior|senior)$/iu;
const DEGREE = /^(?:ph\.? ?d|m\.? ?d|d\.? ?phil|m\.? ?sc|b\.? ?sc|m\.? ?a|d\.? ?sc|mba|mph|esq)\.?$/iu;

/** `Jr.`, `Sr`, `Junior`, `2nd`, `III`: what tells a son from his father, wherever it stands. */
export function isSuffix(word: string): boolean {
  return SUFFIX.test(word) && (/[^ivx.]/iu.test(word) || ROMAN.test(word));
}

/** Where the suffix behind a family name begins; the number of words where there is none. */
export function suffixStart(words: readonly string[]): number {
  let start = words.length;
  while (start > 1 && isSuffix(words[start - 1] ?? '')) start -= 1;
  if (start < words.length && start < 2 && ALSO_FAMILY.test(words[start] ?? '')) return words.length;
  return start;
}

const ALIKE: Readonly<Record<string, string>> = {
  junior: 'jr',
  jnr: 'jr',
  senior: 'sr',
  snr: 'sr',
  '2nd': 'ii',
  '3rd': 'iii',
  '4th': 'iv',
};

/** A folded suffix in the form that stands for its others: `jr` for `junior`. */
export function suffixKey(folded: string): string {
  return ALIKE[folded] ?? folded;
}

/** `Ph.D.`, `MD`: no part of a name. */
export function isDegree(text: string): boolean {
  return DEGREE.test(text);
}

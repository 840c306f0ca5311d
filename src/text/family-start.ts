const PARTICLES = new Set(
  'af al ap av bin ibn ben da das de degli dei del della den der di do dos du el e la las le los of san st te ten ter van vande vanden vander ver vom von zu zum zur'.split(
    ' ',
  ),
);
const SUFFIXES = new Set('jr sr ii iii iv'.split(' '));

/** Where in the words of a name, folded, the family name begins with its particles: 1 in `johannes von oswald`. */
export function familyStart(words: readonly string[]): number {
  let start = suffixStart(words) - 1;
  while (start > 1 && PARTICLES.has(words[start - 1] ?? '')) start -= 1;
  return start;
}

/** Where the `jr` behind the family name begins; the number of words where there is none. */
export function suffixStart(words: readonly string[]): number {
  let start = words.length;
  while (start > 2 && SUFFIXES.has(words[start - 1] ?? '')) start -= 1;
  return start;
}

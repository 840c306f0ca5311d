const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Words of so many characters are looked at: shorter ones are near to everything, longer ones are no words. */
export const FORGIVING = { least: 4, most: 30 } as const;

/**
 * What a folded word may have been meant to be, one typing error away: a letter too many, a letter too few,
 * one instead of another, two the wrong way round. Letters put in are those of the Latin alphabet.
 */
export function typingErrors(word: string): Set<string> {
  const letters = [...word];
  const variants = new Set<string>();
  if (letters.length < FORGIVING.least || letters.length > FORGIVING.most) return variants;
  for (let place = 0; place <= letters.length; place += 1) {
    const [before, at, after] = [
      letters.slice(0, place).join(''),
      letters[place],
      letters.slice(place + 1).join(''),
    ];
    for (const letter of LETTERS) variants.add(before + letter + (at ?? '') + after);
    if (at === undefined) continue;
    variants.add(before + after);
    for (const letter of LETTERS) variants.add(before + letter + after);
    const next = letters[place + 1];
    if (next !== undefined) variants.add(before + next + at + letters.slice(place + 2).join(''));
  }
  variants.delete(word);
  return variants;
}

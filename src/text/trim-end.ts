/**
 * A text without such characters at its end. An expression that ends in `+$` begins anew at each of them wherever it stands,
 * which takes the square of a long run's length.
 *
 * @param character matches one character, without the flag `g`.
 */
export function trimEnd(text: string, character: RegExp): string {
  let end = text.length;
  while (end > 0 && character.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

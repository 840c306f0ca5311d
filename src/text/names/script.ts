const EAST_ASIAN =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}々ー・·]+$/u;

/** Whether words are written as in China, Japan or Korea: there the family name stands first. */
export function isEastAsian(words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => EAST_ASIAN.test(word));
}

/** Whether capitals tell something: they do not where all letters are capitals, or none is. */
export function isMixedCase(words: readonly string[]): boolean {
  const text = words.join('');
  return /\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);
}

const EAST_ASIAN =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}々ー・·]+$/u;

/** Whether words are written as in China, Japan or Korea: there the family name stands first. */
export function isEastAsian(words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => EAST_ASIAN.test(word));
}

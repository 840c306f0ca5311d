/** Whether all letters are of scripts without case: Chinese, Japanese, Korean, Arabic. */
export function isUncased(word: string): boolean {
  return /^[\p{Lo}\p{M}·・]+$/u.test(word);
}

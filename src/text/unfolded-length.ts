/**
 * The characters of a text where each that stands for several, as `ﷺ` and `㌀` do, is written out: folding does so, and
 * an index holds what it gives. A text of ASCII alone holds none.
 */
export function unfoldedLength(text: string): number {
  // eslint-disable-next-line no-control-regex
  return /^[\u0000-\u007F]*$/.test(text) ? text.length : Math.max(text.length, text.normalize('NFKC').length);
}

/**
 * The characters of a text where each that stands for several, as `ﷺ` and `㌀` do, is written out: folding does so, and
 * an index holds what it gives. A text of ASCII alone holds none.
 */
export function unfoldedLength(text: string): number {
  // eslint-disable-next-line no-control-regex
  if (text.length > LONGEST_WRITTEN_OUT || /^[\u0000-\u007F]*$/.test(text)) return text.length;
  return Math.max(text.length, text.normalize('NFKC').length);
}

/** What is longer breaks every limit as it is; ten million `ﷺ` would take 400 MB. */
const LONGEST_WRITTEN_OUT = 100_000;

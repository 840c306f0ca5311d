/** The longest stretch of input that a message repeats. */
const LONGEST_QUOTE = 60;

/** A value of JSON as a message names it, in few words whatever its size: `5`, `"Oct 23"`, `a list`, `nothing`. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return quoteText(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'an object';
}

/** The beginning of a text in quotation marks, on one line and without characters that do not show. */
export function quoteText(text: string): string {
  const shown = [...text.slice(0, LONGEST_QUOTE)].join('').replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ');
  return text.length > LONGEST_QUOTE ? `"${shown.trim()}..."` : `"${shown.trim()}"`;
}

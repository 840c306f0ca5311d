/** What stands raised or lowered in print, in plain text: 10⁵ is not the number 105. Pure. */

const RAISED = signs('0123456789+-−=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ');
const LOWERED = signs('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎');

/** A raised text, given what stands before it: signs that Unicode has, `^(…)` where it is an exponent, else as it is. */
export function raised(text: string, before: string): string {
  const plain = text.trim();
  if (!/[\p{N}+\-−=]/u.test(plain) && !isPower(plain, before)) return text;
  return inSigns(plain, RAISED) ?? (isOne(plain) ? `^${plain}` : `^(${plain})`);
}

/** One letter of a variable raised to: `10^x`, not the `th` of `19th`. */
function isPower(text: string, before: string): boolean {
  return /^\p{L}$/u.test(text) && /[\p{N})]$/u.test(before);
}

/** A lowered text: `H2O` as people write it, but not where digits would make another number of those before. */
export function lowered(text: string, before: string): string {
  if (!/\p{N}$/u.test(before) || !/^\s*\p{N}/u.test(text)) return text;
  return inSigns(text.trim(), LOWERED) ?? `_(${text.trim()})`;
}

function inSigns(text: string, table: ReadonlyMap<string, string>): string | null {
  const all = [...text].map((letter) => table.get(letter));
  return all.every((sign) => sign !== undefined) ? all.join('') : null;
}

function isOne(text: string): boolean {
  return [...text].length === 1;
}

function signs(plain: string, written: string): ReadonlyMap<string, string> {
  const letters = [...written];
  return new Map([...plain].map((letter, at) => [letter, letters[at] ?? letter]));
}

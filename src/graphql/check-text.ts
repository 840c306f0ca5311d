import { foldAsked } from '../text/recent-folds.js';
import { userInputError } from './errors/errors.js';

/** Characters of a text that is looked for: longer ones are no search of a person, and each word costs its time. */
export const LONGEST_TEXT = 1_000;

/** Characters of a key: slugs, codes and names are far shorter. */
const LONGEST_KEY = 1_000;

/** Where a text stands. */
interface TextPlace {
  readonly argument: string;
  /** The field of the argument, where it is one. */
  readonly field?: string;
}

/**
 * Checks a text that will be folded. The length counts as it came and again once folded: one character may become
 * eighteen.
 *
 * @returns how many characters it has, folded
 * @throws BAD_USER_INPUT: too many characters, or one that PostgreSQL does not take
 */
export function checkText(place: TextPlace, text: string, most: number): number {
  checkKey(place, text, most);
  const folded = foldAsked(text).length;
  if (folded <= most) return folded;
  const counted = `${folded} once its letters are written out`;
  throw userInputError(place.argument, `${nameOf(place)} may have ${most} characters, got ${counted}.`);
}

/**
 * Checks a text that is looked up as it is.
 *
 * @throws BAD_USER_INPUT: too many characters, or one that PostgreSQL does not take
 */
export function checkKey(place: TextPlace, text: string, most = LONGEST_KEY): void {
  checkLength(place, text, most);
  if (text.includes('\u0000')) {
    throw userInputError(place.argument, `${nameOf(place)} must not hold the character U+0000.`);
  }
}

/**
 * The key that an argument gives. One with U+0000 is nobody's.
 *
 * @throws BAD_USER_INPUT where it has too many characters
 */
export function keyArgument(argument: string, text: string): string {
  checkLength({ argument }, text, LONGEST_KEY);
  return text;
}

function checkLength(place: TextPlace, text: string, most: number): void {
  if (text.length <= most) return;
  throw userInputError(place.argument, `${nameOf(place)} may have ${most} characters, got ${text.length}.`);
}

function nameOf({ argument, field }: TextPlace): string {
  return field === undefined ? `Argument "${argument}"` : `Argument "${argument}": "${field}"`;
}

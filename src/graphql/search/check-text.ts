import { userInputError } from '../errors/errors.js';

/** @throws BAD_USER_INPUT: too many characters, or one that PostgreSQL does not take. */
export function checkText(argument: string, text: string, most: number): void {
  if (text.length > most) {
    throw userInputError(argument, `Argument "${argument}" may have ${most} characters, got ${text.length}.`);
  }
  if (text.includes('\u0000')) {
    throw userInputError(argument, `Argument "${argument}" must not hold the character U+0000.`);
  }
}

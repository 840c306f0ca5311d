import { foldText } from './fold.js';

/** Characters of the texts that are remembered: those of a few requests. */
const MOST_CHARACTERS = 20_000;

/** What was folded last, by what it was folded from. */
const folds = new Map<string, string>();
let characters = 0;

/**
 * As `foldText`, for texts that are asked for. A request folds the same text for each alias, and for each row that a
 * filter hangs below, so the last ones are remembered; one that is ASCII alone is soon folded.
 */
export function foldAsked(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  const known = folds.get(text);
  if (known !== undefined) return known;
  const folded = foldText(text);
  if (text.length <= MOST_CHARACTERS) remember(text, folded);
  return folded;
}

function remember(text: string, folded: string): void {
  if (characters + text.length > MOST_CHARACTERS) forgetAll();
  folds.set(text, folded);
  characters += text.length;
}

function forgetAll(): void {
  folds.clear();
  characters = 0;
}

function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /^[\u0000-\u007F]*$/.test(text);
}

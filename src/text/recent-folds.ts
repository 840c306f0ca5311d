import { foldText, foldTitle } from './fold.js';

/** Characters of the texts that are remembered of one kind: those of a few requests. */
const MOST_CHARACTERS = 20_000;

const recentText = remembering(foldText);

/**
 * As `foldText`, for texts that are asked for. A request folds the same text for each alias, and for each row that a
 * filter hangs below, so the last ones are remembered; one that is ASCII alone is soon folded.
 */
export function foldAsked(text: string): string {
  return isAscii(text) ? text.toLowerCase() : recentText(text);
}

/** As `foldTitle`, in the same way. */
export const foldAskedTitle = remembering(foldTitle);

function remembering(fold: (text: string) => string): (text: string) => string {
  /** What was folded last, by what it was folded from. */
  const folds = new Map<string, string>();
  let characters = 0;
  return (text) => {
    const known = folds.get(text);
    if (known !== undefined) return known;
    const folded = fold(text);
    if (text.length > MOST_CHARACTERS) return folded;
    if (characters + text.length > MOST_CHARACTERS) {
      folds.clear();
      characters = 0;
    }
    folds.set(text, folded);
    characters += text.length;
    return folded;
  };
}

function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /^[\u0000-\u007F]*$/.test(text);
}

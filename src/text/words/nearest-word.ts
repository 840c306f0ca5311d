/** Words of fewer letters are near to everything. */
const LEAST_LETTERS = 4;
/** Two typing errors are looked for in words of so many letters. */
const LONG_WORD = 8;

/**
 * The word that was most likely meant: the one that is the fewest typing errors away, of equals the one that begins with the
 * same letter, and of those the commonest. Null where none is near: within one error, or two in a word of eight letters.
 */
export function nearestWord(typed: string, known: readonly { word: string; count: number }[]): string | null {
  const most = typed.length >= LONG_WORD ? 2 : 1;
  if (typed.length < LEAST_LETTERS) return null;
  const near = known
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => ({
      word,
      count,
      errors: typingDistance(typed, word, most),
      first: word.startsWith(typed.charAt(0)) ? 0 : 1,
    }))
    .filter(({ errors }) => errors <= most)
    .sort(
      (a, b) => a.errors - b.errors || a.first - b.first || b.count - a.count || (a.word < b.word ? -1 : 1),
    );
  return near[0]?.word ?? null;
}

/**
 * How many typing errors lie between two words: a letter too many, too few, or another, or two neighbours the wrong way
 * round (Damerau 1964, as optimal string alignment). At most `most + 1`.
 */
function typingDistance(typed: string, meant: string, most: number): number {
  if (Math.abs(typed.length - meant.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: meant.length + 1 }, (_, column) => column);
  for (let at = 1; at <= typed.length; at += 1) {
    const next = [at];
    for (let column = 1; column <= meant.length; column += 1) {
      const same = typed[at - 1] === meant[column - 1] ? 0 : 1;
      const turned =
        at > 1 && column > 1 && typed[at - 1] === meant[column - 2] && typed[at - 2] === meant[column - 1]
          ? cost(before, column - 2) + 1
          : Infinity;
      next.push(
        Math.min(cost(row, column) + 1, cost(next, column - 1) + 1, cost(row, column - 1) + same, turned),
      );
    }
    [before, row] = [row, next];
  }
  return Math.min(cost(row, meant.length), most + 1);
}

function cost(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}

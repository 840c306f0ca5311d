import fc from 'fast-check';
import { typingErrors } from '../../src/text/typing-errors.js';

/** Letters put in, left out, exchanged or swapped to get from one word to the other: the plain computation. */
function distance(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, i) =>
    Array.from({ length: other.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= one.length; i += 1) {
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped =
        one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      const row = rows[i];
      if (row) row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swapped);
    }
  }
  return at(one.length, other.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'z'), minLength: 4, maxLength: 8 });

it('is everything at one error’s distance, and nothing else', () => {
  fc.assert(
    fc.property(word, word, (typed, other) => {
      const variants = typingErrors(typed);
      for (const variant of variants) expect(distance(typed, variant)).toBe(1);
      expect(variants.has(other)).toBe(distance(typed, other) === 1);
    }),
  );
});

it.each([
  ['genewien', 'genewein'],
  ['langauge', 'language'],
  ['lerning', 'learning'],
  ['learnning', 'learning'],
  ['leatning', 'learning'],
  ['mülller', 'müller'],
])('takes %s for %s', (typed, meant) => {
  expect(typingErrors(typed)).toContain(meant);
});

it('is empty for words too short to tell, and for what is no word', () => {
  expect(typingErrors('abc').size).toBe(0);
  expect(typingErrors('a'.repeat(31)).size).toBe(0);
});

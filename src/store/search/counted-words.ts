import type { Runner } from '../../database/runner.js';
import { type WordQuery, wordsToFind } from '../../text/words/word-query.js';
import { type Counts, contentOf, pairOf } from './counted-query.js';
import { type TypedWord, wordCounts } from './word-counts.js';

/** So many words may be typed wrong: looking for each takes time. */
const MOST_GUESSED = 12;

/** What the store knows of the words of a query; what is near to those that nothing holds where it may be guessed. */
export async function countsOf(runner: Runner, query: WordQuery, mayGuess: boolean): Promise<Counts> {
  const words = countedWords(wordsToFind(query));
  if (words.length === 0) return { papers: 0, known: new Map() };
  const guessable = words.filter((word) => mayGuess && word.mayGuess).slice(0, MOST_GUESSED);
  const { papers, words: known } = await wordCounts(
    runner,
    words.map((word) => ({ ...word, mayGuess: guessable.includes(word) })),
  );
  const nothing = { textCount: 0, nameCount: 0, near: [], split: null };
  return { papers, known: new Map(words.map(({ word }, place) => [word, known[place] ?? nothing])) };
}

/** The words of a query, each once; also what they are called when they are written as one, alone or with the next. */
function countedWords({ alternatives }: WordQuery): TypedWord[] {
  const words = new Map<string, TypedWord>();
  const add = (word: string, stem: string, mayGuess: boolean) => {
    words.set(word, { word, stem, mayGuess: mayGuess || words.get(word)?.mayGuess === true });
  };
  for (const clauses of alternatives)
    clauses.forEach((clause, place) => {
      contentOf(clause).forEach((word, index) => add(word, clause.stems[index] ?? word, !clause.isQuoted));
      if (clause.joined !== null) add(clause.joined, clause.joined, false);
      const pair = pairOf(clause, clauses[place + 1]);
      if (pair !== null) add(pair, pair, false);
    });
  return [...words.values()];
}

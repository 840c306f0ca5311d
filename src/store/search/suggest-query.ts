import { typingErrors } from '../../text/typing-errors.js';
import { wordsOf } from './search-query.js';

/** A text typed so far: whole words, and one that may go on. */
export interface TypedWords {
  whole: readonly string[];
  beginning: string;
}

/** The words of a text typed so far; null where there is none. A space at the end completes the last word. */
export function typedWords(prefix: string): TypedWords | null {
  const words = wordsOf(prefix);
  const beginning = words.pop();
  return beginning === undefined ? null : { whole: words, beginning };
}

/** A word that may have been meant, in place of the typed word at `place`; the last word may go on. */
export interface MeantWord {
  place: number;
  word: string;
  mayGoOn: boolean;
}

/** Everything that is one typing error away, to be looked up among the words that there are. */
export function meantWords({ whole, beginning }: TypedWords): MeantWord[] {
  return [...whole, beginning].flatMap((typed, place) =>
    [...typingErrors(typed)].map((word) => ({ place, word, mayGoOn: place === whole.length })),
  );
}

/** The text of a `tsquery`: all words, the last as a beginning. Words are letters and digits, so need no escape. */
export function exactQuery({ whole, beginning }: TypedWords): string {
  return [...whole.map(lexeme), startOf(beginning)].join(' & ');
}

/** The same with one of the words replaced by any of those meant in its place. */
export function forgivingQuery(typed: TypedWords, meant: readonly MeantWord[]): string {
  const terms = [...typed.whole.map(lexeme), startOf(typed.beginning)];
  const alternatives = terms.flatMap((_, place) => {
    const words = meant.filter((word) => word.place === place);
    if (words.length === 0) return [];
    const either = words.map(({ word, mayGoOn }) => (mayGoOn ? startOf(word) : lexeme(word))).join(' | ');
    return [`(${terms.with(place, `(${either})`).join(' & ')})`];
  });
  return alternatives.join(' | ');
}

function lexeme(word: string): string {
  return `'${word}'`;
}

function startOf(word: string): string {
  return `'${word}':*`;
}

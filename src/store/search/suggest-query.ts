import { type Chain, plainChainsOf } from '../../text/words/chains.js';
import { MARKS } from '../../text/words/marks.js';
import { typingErrors } from '../../text/typing-errors.js';
import { wordsOf } from './search-query.js';

/** A text typed so far: whole words, and one that may go on. */
export interface TypedWords {
  whole: readonly string[];
  beginning: string;
}

/** The text as names and titles are searched for it. */
export interface TypedText {
  names: TypedWords | null;
  /** Words that signs hold together apart, and as one where that is another reading. */
  titles: readonly TypedWords[];
}

/** Texts of a `tsquery`; null where nothing is asked for. */
export interface TypedQueries {
  names: string | null;
  titles: string | null;
}

/** The words of a text typed so far; null where there is none. A space at the end completes the last word. */
export function typedText(prefix: string): TypedText | null {
  const chains = plainChainsOf(prefix);
  const readings = [
    chains.flatMap(wordsApart),
    chains.flatMap((chain) => wordAsOne(chain) ?? wordsApart(chain)),
  ];
  const distinct = readings.filter((words, at) => at === 0 || words.join(' ') !== readings[0]?.join(' '));
  const titles = distinct.flatMap((words) => typedWords(words) ?? []);
  const names = typedWords(wordsOf(prefix));
  return names === null && titles.length === 0 ? null : { names, titles };
}

function typedWords(words: readonly string[]): TypedWords | null {
  const beginning = words.at(-1);
  return beginning === undefined ? null : { whole: words.slice(0, -1), beginning };
}

/** Of pairs of signs the last is one sign alone, which goes on in a longer text. */
function wordsApart({ parts, joins, isBigrams }: Chain): string[] {
  const words = parts.map(({ word }) => word);
  if (isBigrams) return words.length > 1 ? words.slice(0, -1) : words;
  // The signs tell `C++` from C.
  return words.length === 1 ? [joins.at(-1)?.word ?? words[0] ?? ''] : words;
}

function wordAsOne({ parts, joins }: Chain): string[] | null {
  const whole = parts.map(({ word }) => word).join('');
  return parts.length > 1 && joins.some(({ word }) => word === whole) ? [whole] : null;
}

/** A word that may have been meant in place of a typed one; the last word may go on. */
export interface MeantWord {
  typed: string;
  word: string;
  mayGoOn: boolean;
}

/** Everything that is one typing error away, to be looked up among the words that there are. */
export function meantWords({ names, titles }: TypedText): MeantWord[] {
  const meant = new Map<string, MeantWord>();
  for (const typed of [...(names === null ? [] : [names]), ...titles.slice(0, 1)])
    for (const { word: asked, mayGoOn } of termsOf(typed))
      for (const word of typingErrors(asked))
        meant.set(`${asked} ${word} ${mayGoOn}`, { typed: asked, word, mayGoOn });
  return [...meant.values()];
}

/** All words, the last as a beginning. Words are letters and digits, so need no escape. */
export function exactQueries({ names, titles }: TypedText): TypedQueries {
  return {
    names: names && allTerms(names, '').join(' & '),
    titles: either(titles.map((typed) => allTerms(typed, MARKS.title).join(' & '))),
  };
}

/** The same with one of the words replaced by any of those meant in its place. */
export function forgivingQueries({ names, titles }: TypedText, meant: readonly MeantWord[]): TypedQueries {
  return {
    names: names && forgivingQuery(names, meant, ''),
    titles: either(titles.flatMap((typed) => forgivingQuery(typed, meant, MARKS.title) ?? [])),
  };
}

function forgivingQuery(typed: TypedWords, meant: readonly MeantWord[], mark: string): string | null {
  const terms = allTerms(typed, mark);
  const alternatives = termsOf(typed).flatMap(({ word: asked, mayGoOn }, place) => {
    const words = meant.filter((one) => one.typed === asked && one.mayGoOn === mayGoOn);
    if (words.length === 0) return [];
    const replaced = either(words.map(({ word }) => term({ word, mayGoOn }, mark))) ?? '';
    return [terms.with(place, replaced).join(' & ')];
  });
  return either(alternatives);
}

function either(queries: readonly string[]): string | null {
  if (queries.length === 0) return null;
  return queries.length === 1
    ? (queries[0] ?? null)
    : `(${queries.map((query) => `(${query})`).join(' | ')})`;
}

interface Term {
  word: string;
  mayGoOn: boolean;
}

function termsOf({ whole, beginning }: TypedWords): Term[] {
  return [...whole.map((word) => ({ word, mayGoOn: false })), { word: beginning, mayGoOn: true }];
}

function allTerms(typed: TypedWords, mark: string): string[] {
  return termsOf(typed).map((one) => term(one, mark));
}

function term({ word, mayGoOn }: Term, mark: string): string {
  return `'${mark}${word}'${mayGoOn ? ':*' : ''}`;
}

import type { Runner } from '../../database/runner.js';
import { foldTitle } from '../../text/fold.js';
import { identifierKey, paperIdentifiers } from '../../text/identifier.js';
import { chainsOf } from '../../text/words/chains.js';
import { isStopWord, stemOf } from '../../text/words/stem.js';
import { nearestWord } from '../../text/words/nearest-word.js';
import {
  type Clause,
  type WordQuery,
  all,
  asksForWords,
  either,
  loosened,
  readWordQuery,
  titleOnly,
  tsqueryOf,
  wordsToFind,
} from '../../text/words/word-query.js';
import type { SearchQuery } from './search-query.js';
import { type KnownWord, type TypedWord, wordCounts } from './word-counts.js';

/** How a query is answered: what was typed, with what the store knows of its words. */
export interface SearchPlan {
  /** What papers are found by; null where nothing is asked for. */
  papers: PaperQuery | null;
  /** The text that names are found by, corrected. */
  namesText: string;
  /** Keys of identifiers that were typed or pasted. */
  identifierKeys: string[];
  /** Where the whole query is an identifier, and one paper has it, nothing else is meant. */
  isIdentifier: boolean;
  /** The key of a title that may have been typed in full; null where the query has operators. */
  titleKey: string | null;
  corrected: { typed: string; taken: string }[];
  /** Words that no text knows, and that names hold. */
  nameWords: string[];
  /** What was typed, corrected. */
  alternatives: PlannedClause[][];
  /** The clauses of all alternatives, without exclusions. */
  clauses: PlannedClause[];
}

/** Texts of a `tsquery`. */
export interface PaperQuery {
  /** Every word, in texts and names. */
  strict: string;
  /** What the index can tell of that: without the order of words, and exclusions where they are not alone. */
  loose: string;
  /** Every word that is to be found, in texts. */
  ranked: string;
  /** What papers are looked at for that lack some of the words, the narrower first; empty where none may be lacking. */
  relaxed: string[];
  /** Where so many papers meet every word, none else is looked at. */
  enough: number;
  /** Whether these are words that so many papers have that the newest are looked through for them. */
  relaxedAreCommon: boolean;
  /** The share of papers that meet the query if its words are independent of each other, 0 to 1. */
  share: number;
  words: WeighedWord[];
}

/** A word with its weight, and how it is found in a title, a text, or a name. */
interface WeighedWord {
  title: string;
  text: string;
  named: string | null;
  anywhere: string;
  weight: number;
}

export interface PlannedClause extends Clause {
  /** Papers that hold it, at most: those that hold its rarest word. */
  count: number;
}

/** Where the rarest word is one of so many papers, the newest papers are looked through, not the index. */
const COMMON = 10_000;
/** Papers that are looked at because they have some of the words, at most about so many. */
const MOST_CANDIDATES = 5_000;
/** So many words may be typed wrong, and so many, the rarest, are weighed: looking for each takes time. */
const MOST_GUESSED = 12;
const MOST_WEIGHED = 24;
/** Of the rarest so many words a paper must have two, or one. */
const RAREST = 3;

/** Plans a search, with one statement where words were typed. */
export async function planSearch(runner: Runner, query: SearchQuery): Promise<SearchPlan> {
  const whole = identifiersOf(query.text.trim());
  const mayGuess = query.match === 'BEST' && whole.length === 0;
  const typed = readWordQuery(query.text);
  const counts = await countsOf(runner, typed, mayGuess);
  const corrected = mayGuess ? corrections(query.text, counts) : [];
  const text = replaceWords(query.text, corrected);
  const alternatives = readWordQuery(text).alternatives.map((clauses) =>
    clauses.map((clause) => ({ ...clause, count: countOf(clause, counts) })),
  );
  return {
    papers: paperQuery({ alternatives }, { counts, mayRelax: mayGuess }),
    namesText: text,
    identifierKeys: whole.length > 0 ? whole : query.text.split(/\s+/).flatMap(identifiersOf),
    isIdentifier: whole.length > 0,
    titleKey: HAS_OPERATORS.test(query.text) ? null : foldTitle(query.text),
    corrected: corrected.map(({ printed, taken }) => ({ typed: printed, taken })),
    nameWords: [...counts.known]
      .filter(([, word]) => word.textCount === 0 && word.nameCount > 0)
      .map(([word]) => word),
    alternatives,
    clauses: alternatives.flat().filter(({ isExcluded }) => !isExcluded),
  };
}

const HAS_OPERATORS = /"|(?:^|\s)(?:-\S|or(?:\s|$))/i;

/** What the store knows of words, by word. */
interface Counts {
  papers: number;
  known: Map<string, KnownWord>;
}

async function countsOf(runner: Runner, query: WordQuery, mayGuess: boolean): Promise<Counts> {
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

function contentOf({ words }: Clause): string[] {
  return words.filter((word) => !isStopWord(word));
}

/** The stem of two single words, written as one: `pre training` is `pretraining`. */
function pairOf(clause: Clause, next: Clause | undefined): string | null {
  const [[first, ...more], [second, ...others]] = [clause.words, next?.words ?? []];
  if (first === undefined || second === undefined || more.length + others.length > 0) return null;
  if (clause.isQuoted || next?.isQuoted || next?.isExcluded || first.length + second.length > LONGEST_PAIR)
    return null;
  return stemOf(first + second);
}

const LONGEST_PAIR = 40;

/** Papers that may meet a clause: those that hold its rarest word, or all of them written as one. */
function countOf(clause: Clause, { known }: Counts): number {
  const counts = contentOf(clause).map((word) => heldBy(known.get(word)));
  return Math.max(Math.min(...counts), clause.joined === null ? 0 : heldBy(known.get(clause.joined)));
}

function heldBy(known: KnownWord | undefined): number {
  return known === undefined ? 0 : known.textCount + known.nameCount;
}

/** A word of the query text, by its place, and what is taken instead. */
interface Correction {
  printed: string;
  start: number;
  end: number;
  taken: string;
}

/** Words that nothing holds and that have another near to them; what is known of it is known from then on. */
function corrections(text: string, { known }: Counts): Correction[] {
  return chainsOf(text).flatMap(({ parts, joins }) =>
    parts.flatMap(({ word, start, end }) => {
      const nothing = known.get(word);
      const joined = joins.at(-1)?.word;
      if (nothing === undefined || heldBy(nothing) > 0) return [];
      if (joined !== undefined && heldBy(known.get(stemOf(joined))) > 0) return [];
      const taken = instead(word, nothing);
      if (taken === null) return [];
      const near = [...nothing.near, ...partsOf(word, nothing)];
      for (const { word: part, count } of near)
        if (taken.split(' ').includes(part) && !known.has(part))
          known.set(part, { textCount: count, nameCount: 0, near: [], split: null });
      return [{ printed: text.slice(start, end), start, end, taken }];
    }),
  );
}

function instead(word: string, known: KnownWord): string | null {
  const parts = partsOf(word, known).map((part) => part.word);
  return nearestWord(word, known.near) ?? (parts.length > 0 ? parts.join(' ') : null);
}

/** The two words that one is written of; none where it is not. */
function partsOf(word: string, { split }: KnownWord): { word: string; count: number }[] {
  if (split === null) return [];
  const parts = [word.slice(0, split.length), word.slice(split.length)];
  return parts.map((part) => ({ word: part, count: split.papers }));
}

function replaceWords(text: string, corrected: readonly Correction[]): string {
  return corrected.reduceRight(
    (left, { start, end, taken }) => left.slice(0, start) + taken + left.slice(end),
    text,
  );
}

function identifiersOf(text: string): string[] {
  const schemes = ['ARXIV', 'DOI', 'OPENALEX'] as const;
  const found = schemes.flatMap((scheme) => paperIdentifiers({ scheme, value: text }));
  return [...new Set(found.map(identifierKey))];
}

/** A query for papers whose clauses are counted. */
interface CountedQuery {
  alternatives: PlannedClause[][];
}

function paperQuery(
  query: CountedQuery,
  { counts, mayRelax }: { counts: Counts; mayRelax: boolean },
): PaperQuery | null {
  const toFind = wordsToFind(query) as CountedQuery;
  if (!asksForWords(query)) return null;
  const strict = either(query.alternatives.map((clauses) => strictQuery(clauses, counts)));
  const words = toFind.alternatives
    .flat()
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)
    .slice(0, MOST_WEIGHED);
  return {
    strict,
    loose: loosened(either(toFind.alternatives.map((clauses) => strictQuery(clauses, counts)))),
    ranked: tsqueryOf(toFind, 'text') ?? '',
    ...(mayRelax ? relaxedQuery(query, counts) : NOTHING_RELAXED),
    share: shareOf(toFind, counts),
    words: words.map(({ title, text, named, anywhere, count }) => ({
      title: either([title, titleOnly(text)]),
      text,
      named,
      anywhere,
      weight: Math.log(1 + counts.papers / count),
    })),
  };
}

function shareOf({ alternatives }: CountedQuery, { papers }: Counts): number {
  const shares = alternatives.map((clauses) =>
    clauses.reduce((share, { count }) => share * Math.min(1, count / Math.max(papers, 1)), 1),
  );
  return Math.max(0, ...shares);
}

/** All clauses; two neighbours are met as one word, too, where the store knows it. */
function strictQuery(clauses: readonly PlannedClause[], { known }: Counts): string {
  const parts: string[] = [];
  for (let place = 0; place < clauses.length; place += 1) {
    const [clause, next] = [clauses[place], clauses[place + 1]];
    if (clause === undefined) continue;
    const pair = clause.isExcluded ? null : pairOf(clause, next);
    if (next !== undefined && pair !== null && heldBy(known.get(pair)) > 0) {
      parts.push(either([all([clause.anywhere, next.anywhere]), `'${pair}'`]));
      place += 1;
    } else parts.push(clause.isExcluded ? `!${clause.anywhere}` : clause.anywhere);
  }
  return all(parts);
}

/** Of two words both are to be met if any paper does; where more are typed, a page of papers should come. */
const ENOUGH = { ofTwo: 1, ofMore: 10 };

const NOTHING_RELAXED = { relaxed: [], relaxedAreCommon: false, enough: 0 };

/** Phrases, exclusions and alternatives mean what they say; words may be let go. */
function relaxedQuery(
  { alternatives }: CountedQuery,
  { papers }: Counts,
): Pick<PaperQuery, 'relaxed' | 'relaxedAreCommon' | 'enough'> {
  const [clauses = []] = alternatives;
  const typed = clauses.filter(({ isExcluded, isQuoted }) => !isExcluded && !isQuoted);
  if (alternatives.length > 1 || typed.length < 2) return NOTHING_RELAXED;
  const enforced = clauses
    .filter(({ isExcluded, isQuoted }) => isExcluded || isQuoted)
    .map(({ isExcluded, anywhere }) => (isExcluded ? `!${anywhere}` : anywhere));
  const rarest = typed
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)
    .slice(0, RAREST);
  const pairs = rarest
    .flatMap((one, place) => rarest.slice(place + 1).map((other) => [one, other] as const))
    .filter(([one, other]) => (one.count * other.count) / Math.max(papers, 1) <= MOST_CANDIDATES)
    .map((pair) => all(pair.map(({ anywhere }) => anywhere)));
  const singles = rarest.filter(({ count }, place) => place === 0 || count * (place + 1) <= MOST_CANDIDATES);
  const narrow = rarest.length > 2 && pairs.length > 0 ? [either(pairs)] : [];
  const wide = rarest.length > 0 ? [either(singles.map(({ anywhere }) => anywhere))] : [];
  return {
    relaxed: [...narrow, ...wide].map((query) => all([query, ...enforced])),
    relaxedAreCommon: (rarest[0]?.count ?? 0) > COMMON,
    enough: typed.length === 2 ? ENOUGH.ofTwo : ENOUGH.ofMore,
  };
}

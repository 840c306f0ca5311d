import type { Chain, PrintedWord } from './chains.js';
import { isStopWord, stemOf } from './stem.js';
import type { Clause } from './word-query.js';

/** A part of a text, in UTF-16 units: from `start` to before `end`. */
export interface Span {
  start: number;
  end: number;
}

/** A part of a text that is asked for, and which of the patterns asks for it. */
export interface Mark extends Span {
  pattern: number;
}

/** Lexemes that stand one behind the other in a text; most patterns are of one. */
export interface Pattern {
  steps: { lexeme: string; place: number }[];
  /** Whether words that begin so are meant, too. */
  isPrefix: boolean;
}

/**
 * What clauses look for in a text, each of their alternatives a pattern: the stems, or the phrases of stems, that their
 * `tsquery` is made of. Excluded clauses look for nothing.
 */
export function stemPatterns(clauses: readonly Clause[]): Pattern[] {
  const wanted = clauses.filter(({ isExcluded }) => !isExcluded);
  const texts = wanted.flatMap(({ text }) => text.split(/ [|&] /));
  return [...new Set(texts)].map(patternOf).filter(({ steps }) => steps.length > 0);
}

/** What clauses look for in a name: words as they are typed, those of a phrase one behind the other. */
export function namePatterns(clauses: readonly Clause[]): Pattern[] {
  return clauses
    .filter(({ isExcluded }) => !isExcluded)
    .flatMap(({ isQuoted, words, text }) => {
      if (isQuoted && words.length > 1) return [phraseOf(words)];
      const isPrefix = text.endsWith(':*');
      return [...new Set([...words, words.join('')])].map((word) => ({ ...wordPattern(word), isPrefix }));
    });
}

/** A pattern of one word. */
export function wordPattern(lexeme: string): Pattern {
  return { steps: [{ lexeme, place: 0 }], isPrefix: false };
}

function phraseOf(words: readonly string[]): Pattern {
  return { steps: words.map((lexeme, place) => ({ lexeme, place })), isPrefix: false };
}

const STEP = /(?:<(\d+)> )?'([^']*)'/g;

/** @param text `'state' <3> 'art'`, or a word alone, `'译':*`. */
function patternOf(text: string): Pattern {
  let place = 0;
  const steps = [...text.matchAll(STEP)].map(([, distance = '0', lexeme = '']) => {
    place += Number(distance);
    return { lexeme, place };
  });
  return { steps, isPrefix: text.includes(':*') };
}

/** Where patterns are met in a text, in the order of the text. */
export function marksIn(
  chains: readonly Chain[],
  patterns: readonly Pattern[],
  words: 'stemmed' | 'as typed',
): Mark[] {
  const placed = placeWords(chains, words === 'stemmed', wantedBy(patterns));
  return patterns
    .flatMap((pattern, index) => spansOf(pattern, placed).map((span) => ({ ...span, pattern: index })))
    .sort((one, other) => one.start - other.start || one.end - other.end);
}

/** The words of a text by their lexemes, and by place within each. */
type Placed = Map<string, Map<number, Span>>;

/** Which lexemes have to be placed for the patterns. */
function wantedBy(patterns: readonly Pattern[]): (lexeme: string) => boolean {
  const lexemes = new Set(patterns.flatMap(({ steps }) => steps.map(({ lexeme }) => lexeme)));
  const prefixes = patterns.flatMap(({ steps, isPrefix }) => (isPrefix ? (steps[0]?.lexeme ?? []) : []));
  return (lexeme) => lexemes.has(lexeme) || prefixes.some((prefix) => lexeme.startsWith(prefix));
}

function placeWords(
  chains: readonly Chain[],
  stemmed: boolean,
  isWanted: (lexeme: string) => boolean,
): Placed {
  const placed: Placed = new Map();
  const add = (word: string, place: number, span: Span) => {
    if (stemmed && isStopWord(word)) return;
    const lexeme = stemmed ? stemOf(word) : word;
    if (!isWanted(lexeme)) return;
    const places = placed.get(lexeme) ?? new Map<number, Span>();
    placed.set(lexeme, places.set(place, span));
  };
  let first = 0;
  for (const { parts, joins } of chains) {
    for (const [at, { word, start, end }] of parts.entries()) add(word, first + at, { start, end });
    for (const { word, place } of joins) add(word, first + place, joinedSpan(parts, place));
    first += parts.length;
  }
  return placed;
}

function joinedSpan(parts: readonly PrintedWord[], place: number): Span {
  return { start: parts[0]?.start ?? 0, end: parts[place]?.end ?? 0 };
}

function spansOf({ steps, isPrefix }: Pattern, placed: Placed): Span[] {
  const [first, ...others] = steps;
  if (first === undefined) return [];
  if (isPrefix) return prefixSpans(first.lexeme, placed);
  const spans: Span[] = [];
  for (const [place, span] of placed.get(first.lexeme) ?? []) {
    const rest = others.map((step) => placed.get(step.lexeme)?.get(place - first.place + step.place));
    if (rest.every((other) => other !== undefined)) spans.push(span, ...rest);
  }
  return spans;
}

/** Of each word that begins so, its beginning. */
function prefixSpans(prefix: string, placed: Placed): Span[] {
  return [...placed]
    .filter(([lexeme]) => lexeme.startsWith(prefix))
    .flatMap(([lexeme, places]) =>
      [...places.values()].map(({ start, end }) => ({
        start,
        end: end - start === lexeme.length ? start + prefix.length : end,
      })),
    );
}

/** Spans in their order, those that overlap as one. */
export function mergedSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of spans) {
    const last = merged.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else if (end > start) merged.push({ start, end });
  }
  return merged;
}

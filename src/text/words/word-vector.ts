import { isVenueName } from '../preprint-servers.js';
import { type Chain, chainsOf, distinctWords, plainChainsOf } from './chains.js';
import { MARKS } from './marks.js';
import { isStopWord, stemOf } from './stem.js';

/**
 * How words are taken apart, stemmed and marked: stores whose papers were indexed otherwise are indexed anew. Raise it with
 * every change of what `wordVector` gives.
 */
export const WORD_INDEX = 2;

/** What a paper is searched by. */
export interface SearchedTexts {
  title: string;
  abstract: string | null;
  comment: string | null;
  /** Authors as they are printed. */
  names: readonly string[];
  institutions: readonly string[];
  /** Where it appeared, as printed; a server of preprints tells nothing. */
  venues: readonly string[];
}

/** Characters of a text that are searched: no abstract comes near this. */
const SEARCHED = 50_000;

/** A `tsvector` holds 2²⁰ bytes. Texts that say one word after another and none twice could have more. */
const MOST_BYTES = 1_000_000;
const MOST_MARKED_BYTES = 400_000;

/** PostgreSQL keeps no more places of a lexeme, and none behind this. */
const MOST_PLACES = 255;
const LAST_PLACE = 16_383;

/** Between two texts, so that no phrase runs from one into the next. */
const GAP = 5;

/** Words of names: those of some thousand authors. */
const MOST_NAME_WORDS = 5_000;

/**
 * The text of a `tsvector`: stems of title (weight A), abstract (B) and comment (C) with their places; each word of the title
 * once more, not stemmed, marked `=`; each word of a name, institution or venue, marked `@`. Stop words have places and no stems.
 */
export function wordVector(texts: SearchedTexts): string {
  const { title, abstract, comment, names, institutions, venues } = texts;
  const titleChains = plainChainsOf(title.slice(0, SEARCHED));
  const marked = markedLexemes(
    distinctWords(titleChains),
    nameWords([...names, ...institutions, ...venues.filter(isVenueName)]),
  );
  const places = new Places(MOST_BYTES - MOST_MARKED_BYTES);
  let next = addPlaces(places, titleChains, { weight: 'A', first: 1 });
  for (const [text, weight] of [
    [abstract, 'B'],
    [comment, 'C'],
  ] as const) {
    if (text === null || text === '') continue;
    next = addPlaces(places, plainChainsOf(text.slice(0, SEARCHED)), { weight, first: next + GAP });
  }
  return [...places.lexemes(), ...marked].join(' ');
}

function markedLexemes(titleWords: Iterable<string>, ofNames: Iterable<string>): string[] {
  const lexemes: string[] = [];
  let left = MOST_MARKED_BYTES;
  for (const [words, mark] of [
    [titleWords, MARKS.title],
    [ofNames, MARKS.name],
  ] as const)
    for (const word of words) {
      left -= mostBytesOf(word);
      if (left < 0) return lexemes;
      lexemes.push(`'${mark}${word}'`);
    }
  return lexemes;
}

/** As PostgreSQL keeps a lexeme, at the most: three bytes for each UTF-16 unit, a mark, and how many places. */
function mostBytesOf(lexeme: string): number {
  return 3 * lexeme.length + 5;
}

/** Where each stem stands, as far as there is room. */
class Places {
  readonly #places = new Map<string, string[]>();

  constructor(private bytesLeft: number) {}

  add(lexeme: string, place: number, weight: string): void {
    const known = this.#places.get(lexeme);
    const at = `${Math.min(place, LAST_PLACE)}${weight}`;
    if (known !== undefined && (known.length >= MOST_PLACES || known.at(-1) === at)) return;
    this.bytesLeft -= known === undefined ? mostBytesOf(lexeme) + 2 : 2;
    if (this.bytesLeft < 0) return;
    if (known === undefined) this.#places.set(lexeme, [at]);
    else known.push(at);
  }

  lexemes(): string[] {
    return [...this.#places].map(([lexeme, at]) => `'${lexeme}':${at.join(',')}`);
  }
}

/** Adds where stems stand. Returns the first place behind the text. */
function addPlaces(
  places: Places,
  chains: readonly Chain[],
  { weight, first }: { weight: string; first: number },
): number {
  let place = first;
  for (const { parts, joins } of chains) {
    for (const { word } of parts) {
      if (!isStopWord(word)) places.add(stemOf(word), place, weight);
      place += 1;
    }
    for (const join of joins) places.add(stemOf(join.word), place - parts.length + join.place, weight);
  }
  return place;
}

function nameWords(names: readonly string[]): Set<string> {
  const words = new Set<string>();
  for (const name of names) {
    if (words.size >= MOST_NAME_WORDS) break;
    for (const word of distinctWords(chainsOf(name))) if (!isStopWord(word)) words.add(word);
  }
  return words;
}

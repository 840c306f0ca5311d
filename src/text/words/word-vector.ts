import { type Chain, chainsOf, distinctWords, plainChainsOf } from './chains.js';
import { MARKS } from './marks.js';
import { isStopWord, stemOf } from './stem.js';

/**
 * How words are taken apart, stemmed and marked: stores whose papers were indexed otherwise are indexed anew. Raise it with
 * every change of what `wordVector` gives.
 */
export const WORD_INDEX = 1;

/** What a paper is searched by. */
export interface SearchedTexts {
  title: string;
  abstract: string | null;
  comment: string | null;
  /** Authors as they are printed. */
  names: readonly string[];
  institutions: readonly string[];
}

/** Characters of a text that are searched: a `tsvector` holds a megabyte, and no abstract comes near this. */
const SEARCHED = 50_000;

/** PostgreSQL keeps no more places of a lexeme, and none behind this. */
const MOST_PLACES = 255;
const LAST_PLACE = 16_383;

/** Between two texts, so that no phrase runs from one into the next. */
const GAP = 5;

/** Words of names: those of some thousand authors. */
const MOST_NAME_WORDS = 5_000;

/**
 * The text of a `tsvector`: stems of title (weight A), abstract (B) and comment (C) with their places; each word of the title
 * once more, not stemmed, marked `=`; each word of a name or institution, marked `@`. Stop words have places and no stems.
 */
export function wordVector({ title, abstract, comment, names, institutions }: SearchedTexts): string {
  const places = new Map<string, string[]>();
  const titleChains = plainChainsOf(title.slice(0, SEARCHED));
  let next = addPlaces(places, titleChains, { weight: 'A', first: 1 });
  for (const [text, weight] of [
    [abstract, 'B'],
    [comment, 'C'],
  ] as const) {
    if (text === null || text === '') continue;
    next = addPlaces(places, plainChainsOf(text.slice(0, SEARCHED)), { weight, first: next + GAP });
  }
  const lexemes = [...places].map(([lexeme, at]) => `'${lexeme}':${at.join(',')}`);
  for (const word of distinctWords(titleChains)) lexemes.push(`'${MARKS.title}${word}'`);
  for (const word of nameWords([...names, ...institutions])) lexemes.push(`'${MARKS.name}${word}'`);
  return lexemes.join(' ');
}

/** Adds where stems stand. Returns the first place behind the text. */
function addPlaces(
  places: Map<string, string[]>,
  chains: readonly Chain[],
  { weight, first }: { weight: string; first: number },
): number {
  let place = first;
  for (const { parts, joins } of chains) {
    for (const { word } of parts) {
      if (!isStopWord(word)) addPlace(places, stemOf(word), { place, weight });
      place += 1;
    }
    for (const join of joins)
      addPlace(places, stemOf(join.word), { place: place - parts.length + join.place, weight });
  }
  return place;
}

function addPlace(
  places: Map<string, string[]>,
  lexeme: string,
  { place, weight }: { place: number; weight: string },
): void {
  const known = places.get(lexeme);
  const at = `${Math.min(place, LAST_PLACE)}${weight}`;
  if (known === undefined) places.set(lexeme, [at]);
  else if (known.length < MOST_PLACES && known.at(-1) !== at) known.push(at);
}

function nameWords(names: readonly string[]): Set<string> {
  const words = new Set<string>();
  for (const name of names) {
    if (words.size >= MOST_NAME_WORDS) break;
    for (const word of distinctWords(chainsOf(name))) if (!isStopWord(word)) words.add(word);
  }
  return words;
}

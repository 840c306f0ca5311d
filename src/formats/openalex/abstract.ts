import { quoteText } from '../json/describe-value.js';
import {
  noteFault,
  objectOf,
  soundText,
  tidyText,
  type Fault,
  type JsonFields,
} from '../json/json-fields.js';
import { LIMITS } from '../../record-limits.js';

interface PlacedWord {
  place: number;
  word: string;
}

/**
 * The abstract out of `{ word: [places] }`. Words are put in order, not in their places, so that a place of a
 * billion takes no room; gaps, and words that claim one place, are let pass.
 */
export function readAbstract(fields: JsonFields): string | null {
  const index = objectOf(fields, 'abstract_inverted_index');
  if (index === null) return null;
  const words = placedWords(index).sort((a, b) => a.place - b.place);
  return tidyText(soundText(words.map(({ word }) => word).join(' '), fields.fault)) || null;
}

/** The length is known before the text is made: a long word may claim to stand in a million places. */
function placedWords({ values, fault }: JsonFields): PlacedWord[] {
  const placed: PlacedWord[] = [];
  let characters = 0;
  for (const [word, places] of Object.entries(values)) {
    if (!isListOfPlaces(places)) return refuse(fault, `${PLACES}, but ${quoteText(word)} has others`);
    characters += places.length * (word.length + 1);
    if (characters > LIMITS.textCharacters) return refuse(fault, TOO_LONG);
    for (const place of places) placed.push({ place, word });
  }
  return placed;
}

const PLACES = 'has an abstract_inverted_index, expected a list of places, counted from 0, for each word';
const TOO_LONG = `has an abstract of more than ${LIMITS.textCharacters} characters, expected at most that many`;

function isListOfPlaces(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((place) => Number.isInteger(place) && Number(place) >= 0);
}

function refuse(fault: Fault, reason: string): [] {
  noteFault(fault, reason);
  return [];
}

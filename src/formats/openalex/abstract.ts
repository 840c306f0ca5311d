import { cleanText } from '../../text/clean-text.js';
import { quoteText } from '../json/describe-value.js';
import { parseValue } from '../json/parse-value.js';
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
  const index = indexOf(fields);
  if (index === null) return null;
  const words = placedWords(index).sort((a, b) => a.place - b.place);
  const text = soundText(words.map(({ word }) => word).join(' '), fields.fault);
  return tidyText(cleanText(text)) || null;
}

/**
 * Older snapshots have the index as a text of JSON, or within `{ IndexLength, InvertedIndex }`, as Microsoft Academic
 * Graph had it.
 */
function indexOf(fields: JsonFields): JsonFields | null {
  const { [NAME]: given } = fields.values;
  const read =
    typeof given === 'string' ? { values: { [NAME]: parsed(given) }, fault: fields.fault } : fields;
  const index = objectOf(read, NAME);
  const within = index?.values.InvertedIndex;
  return index !== null && within !== undefined && !Array.isArray(within)
    ? objectOf(index, 'InvertedIndex')
    : index;
}

const NAME = 'abstract_inverted_index';

/** A text that is no JSON stays one, which is told as what is wrong; an empty one is none. */
function parsed(text: string): unknown {
  if (text.trim() === '') return null;
  const read = parseValue(text);
  return 'value' in read ? read.value : text;
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

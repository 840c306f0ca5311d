/**
 * Fields of a JSON object, each read as the type it should be of. A field of another type reads as absent and
 * is noted as the fault of the record, so that a reader goes straight on and asks for the fault at its end.
 */
import { LIMITS } from '../../record-limits.js';
import { cleanText } from '../../text/clean-text.js';
import { describeValue } from './describe-value.js';

/** What is wrong with one record, as `Rejection` words it: the first fault found, null while there is none. */
export interface Fault {
  reason: string | null;
}

/** An object within a record, and the fault of that record. */
export interface JsonFields {
  values: Readonly<Record<string, unknown>>;
  fault: Fault;
}

/** The largest that a GraphQL `Int` and a PostgreSQL `integer` hold. */
const LARGEST_COUNT = 2_147_483_647;

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same object, where what is wrong costs a record the value and no more. */
export function asideOf({ values }: JsonFields): JsonFields {
  return { values, fault: { reason: null } };
}

/** Keeps the first reason alone: what else is wrong may only follow from it. */
export function noteFault(fault: Fault, reason: string): void {
  fault.reason ??= reason;
}

/** As it stands, but for lone halves of surrogate pairs. */
export function rawTextOf(fields: JsonFields, name: string): string | null {
  const value = fields.values[name] ?? null;
  if (value === null) return null;
  if (typeof value === 'string') return soundText(value, fields.fault);
  noteFault(fields.fault, `has ${describeValue(value)} as its ${name}, expected text`);
  return null;
}

/** Composed (NFC), hard line breaks and other white space as single blanks; null where nothing is left. */
export function textOf(fields: JsonFields, name: string): string | null {
  return tidyText(rawTextOf(fields, name) ?? '') || null;
}

/** A text that people are shown, cleaned: without markup, entities and what does not show; null where nothing is left. */
export function shownTextOf(fields: JsonFields, name: string): string | null {
  return tidyText(cleanText(rawTextOf(fields, name) ?? '')) || null;
}

/** The same; null also for what is too long to be a name or an address. */
export function shortTextOf(fields: JsonFields, name: string): string | null {
  const text = shownTextOf(fields, name);
  return text === null || text.length > LIMITS.shortTextCharacters ? null : text;
}

/** The same of a list's own texts. */
export function shownTextsOf(fields: JsonFields, name: string): string[] {
  return textsOf(fields, name).flatMap((text) => tidyText(cleanText(text)) || []);
}

/** A list's own texts, tidied as `textOf` does; what is no text in it is a fault. */
export function textsOf(fields: JsonFields, name: string): string[] {
  return listOf(fields, name).flatMap((item) => {
    if (typeof item === 'string') return tidyText(soundText(item, fields.fault)) || [];
    noteFault(fields.fault, `has ${describeValue(item)} among its ${name}, expected text`);
    return [];
  });
}

/** Empty where there is none. */
export function listOf(fields: JsonFields, name: string): readonly unknown[] {
  const value = fields.values[name] ?? null;
  if (value === null) return [];
  if (Array.isArray(value)) return value;
  noteFault(fields.fault, `has ${describeValue(value)} as its ${name}, expected a list`);
  return [];
}

/** The objects of a list; what is no object in it is a fault. */
export function objectsOf(fields: JsonFields, name: string): JsonFields[] {
  return listOf(fields, name).flatMap((item) => {
    if (isJsonObject(item)) return { values: item, fault: fields.fault };
    noteFault(fields.fault, `has ${describeValue(item)} among its ${name}, expected an object`);
    return [];
  });
}

export function objectOf(fields: JsonFields, name: string): JsonFields | null {
  const value = fields.values[name] ?? null;
  if (value === null) return null;
  if (isJsonObject(value)) return { values: value, fault: fields.fault };
  noteFault(fields.fault, `has ${describeValue(value)} as its ${name}, expected an object`);
  return null;
}

/** False where it is absent. */
export function flagOf(fields: JsonFields, name: string): boolean {
  const value = fields.values[name] ?? false;
  if (typeof value === 'boolean') return value;
  noteFault(fields.fault, `has ${describeValue(value)} as its ${name}, expected true or false`);
  return false;
}

/** A whole number from 0 to 2,147,483,647; null where it is absent. */
export function countOf(fields: JsonFields, name: string): number | null {
  const value = fields.values[name] ?? null;
  if (value === null) return null;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST_COUNT) {
    return value;
  }
  noteFault(
    fields.fault,
    `has ${describeValue(value)} as its ${name}, expected a whole number from 0 to ${LARGEST_COUNT}`,
  );
  return null;
}

/** Composed (NFC), white space as single blanks. The text is a sound one. */
export function tidyText(text: string): string {
  return text
    .replaceAll(/\s{2,}|[^\S ]/gu, ' ')
    .trim()
    .normalize('NFC');
}

/**
 * Of one text as it stands in the file. What a limit of records allows is far shorter, whatever markup is around it:
 * taking tens of millions of characters apart takes seconds, and more memory than there may be.
 */
const MOST_CHARACTERS = 4_000_000;

/** Unicode allows for 30 in what it calls stream-safe text; no language needs half as many. */
const MOST_MARKS = 30;
const UNSOUND = new RegExp(String.raw`\p{Cs}|\p{M}{${MOST_MARKS + 1}}`, 'u');

/**
 * Text that may be normalised and stored: lone halves of surrogate pairs, which no UTF-8 can hold, become U+FFFD,
 * and a pile of accents is a fault, as putting 100,000 of them in order takes ten seconds. So is a text of millions of
 * characters.
 */
export function soundText(text: string, fault: Fault): string {
  if (text.length > MOST_CHARACTERS) {
    noteFault(fault, `has a text of ${text.length} characters, expected at most ${MOST_CHARACTERS}`);
    return '';
  }
  if (!UNSOUND.test(text)) return text;
  const wellFormed = text.replaceAll(/\p{Cs}/gu, '\uFFFD');
  if (!UNSOUND.test(wellFormed)) return wellFormed;
  noteFault(fault, `has more than ${MOST_MARKS} accents on one letter, expected readable text`);
  return '';
}

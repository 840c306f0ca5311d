import { unfoldedLength } from './text/unfolded-length.js';

/** The most that a record of a file or an entry of a page may hold: characters of a text, and how many of a kind. */
export const LIMITS = {
  titleCharacters: 5_000,
  /** Of an abstract, and of a comment. */
  textCharacters: 200_000,
  /** Of a person's or an institution's name: several times the longest known, and an index holds it. */
  nameCharacters: 300,
  topicCharacters: 100,
  authors: 20_000,
  institutions: 20_000,
  topics: 100,
  identifiers: 100,
  references: 20_000,
  links: 200,
  /** Of any other text, such as a venue. */
  shortTextCharacters: 5_000,
} as const;

/** A year has four digits, so that days order as texts do. */
export const FIRST_DAY = '1000-01-01';

/** What of a record is measured, whatever it was read from. */
interface Measured {
  title: string | null;
  abstract: string | null;
  comment: string | null;
  byline: { names: readonly string[] } | null;
  institutions: readonly string[];
  topicLabels: readonly string[];
  identifiers: readonly unknown[];
  references: readonly string[];
  links: readonly string[];
}

/** The first limit that a record breaks, but for its names, as in `has a title of 6000 characters, expected at most 5000`; null for none. */
export function sizeFault(record: Measured): string | null {
  const { title, abstract, comment, byline, institutions, topicLabels, identifiers, references, links } =
    record;
  const names = byline?.names ?? [];
  return (
    textFault('a title', title, LIMITS.titleCharacters) ??
    countFault('authors', names, LIMITS.authors) ??
    countFault('institutions', institutions, LIMITS.institutions) ??
    countFault('topics', topicLabels, LIMITS.topics) ??
    countFault('identifiers', identifiers, LIMITS.identifiers) ??
    countFault('references', references, LIMITS.references) ??
    countFault('links', links, LIMITS.links) ??
    textFault('an abstract', abstract, LIMITS.textCharacters) ??
    textFault('a comment', comment, LIMITS.textCharacters) ??
    lengthFault('a topic', topicLabels, LIMITS.topicCharacters)
  );
}

/** The same of its names. */
export function nameFault(names: readonly string[]): string | null {
  return lengthFault('a name', names, LIMITS.nameCharacters, unfoldedLength);
}

function countFault(what: string, list: readonly unknown[], most: number): string | null {
  return list.length > most ? `has ${list.length} ${what}, expected at most ${most}` : null;
}

function textFault(what: string, text: string | null, most: number): string | null {
  return text === null ? null : lengthFault(what, [text], most);
}

function lengthFault(
  what: string,
  texts: readonly string[],
  most: number,
  lengthOf = (text: string) => text.length,
): string | null {
  const long = texts.find((text) => lengthOf(text) > most);
  return long === undefined ? null : `has ${what} of ${lengthOf(long)} characters, expected at most ${most}`;
}

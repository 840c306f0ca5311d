import { type SchemedIdentifier, identifierKey, paperIdentifiers, readIdentifierKey } from './identifier.js';

/** A work that a paper cites, as far as a source tells which. */
export interface Reference {
  /** What names the work elsewhere; what is no identifier of a paper is left out. */
  identifiers: readonly SchemedIdentifier[];
  /** As the source prints it. */
  title?: string | null;
  year?: number | null;
  /** As Semantic Scholar states it: `methodology`, `background`, `result`. */
  intents?: readonly string[];
}

/** What `printReference` wrote. */
export interface ReadReference {
  /** In normal form, each once, such as `DOI:10.1000/182`. */
  keys: string[];
  title: string | null;
  year: number | null;
  intents: string[];
}

/**
 * A reference as one text, as listings keep it: `DOI:10.1000/182 OPENALEX:W1`, and behind tabs the year, the title and the
 * intents where any of them is known. Empty for one of which neither an identifier nor a title is known.
 */
export function printReference({ identifiers, title, year, intents = [] }: Reference): string {
  const keys = [...new Set(identifiers.flatMap(paperIdentifiers).map(identifierKey))];
  const shown = (title ?? '').replaceAll(/\s+/g, ' ').trim();
  if (keys.length === 0 && shown === '') return '';
  return [keys.join(' '), year ?? '', shown, intents.join(' ')].join('\t').replace(/\t+$/, '');
}

/** Reads what `printReference` wrote. */
export function readReference(text: string): ReadReference {
  const [keys = '', year = '', title = '', intents = ''] = text.split('\t');
  return {
    keys: wordsOf(keys),
    title: title === '' ? null : title,
    year: year === '' ? null : Number(year),
    intents: wordsOf(intents),
  };
}

/** Whether `printReference` would write the text so: another comes of an export that was changed by hand. */
export function isReference(text: string): boolean {
  const { keys, ...others } = readReference(text);
  const identifiers = keys.flatMap((key) => readIdentifierKey(key) ?? []);
  return (
    text !== '' && identifiers.length === keys.length && printReference({ identifiers, ...others }) === text
  );
}

function wordsOf(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}

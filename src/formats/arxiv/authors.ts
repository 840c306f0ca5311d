/** Who wrote a paper, and where they work, as the arXiv snapshot says. */
import type { BulkRecord } from '../../record.js';
import { LIMITS } from '../../record-limits.js';
import type { AuthorAffiliations } from '../../text/affiliations.js';
import { cleanText } from '../../text/clean-text.js';
import { describeValue } from '../json/describe-value.js';
import { printAffiliations } from '../affiliations.js';
import { institutionsOf, isInstitution } from '../institutions.js';
import { listOf, noteFault, shownTextOf, soundText, tidyText, type JsonFields } from '../json/json-fields.js';
import { statedText } from '../../text/names/stated-text.js';
import { texName } from './tex-text.js';

type Authors = Pick<BulkRecord, 'byline' | 'institutions' | 'institutionAsPrinted' | 'affiliations'>;

/** `authors_parsed` tells names from affiliations; where it is missing, `authors` is the byline as it was typed. */
export function readArxivAuthors(fields: JsonFields): Authors {
  const entries = listOf(fields, 'authors_parsed').map((entry) => partsOf(entry, fields));
  const typed = shownTextOf(fields, 'authors') ?? '';
  const names =
    entries.length > 0
      ? entries.map(parsedName)
      : splitTypedByline(typed).map((name) => ({ name: joinName([texName(name)]), parts: '' }));
  return {
    byline: bylineOf(names),
    ...institutionsOf(entries.flatMap(addressesOf)),
    affiliations: printAffiliations(entries.map(whereabouts)),
  };
}

function addressesOf(parts: readonly string[]): string[] {
  return parts.slice(3).filter(isInstitution);
}

/** Nothing tells which institution an address is of. */
function whereabouts(parts: readonly string[]): AuthorAffiliations {
  const addresses = addressesOf(parts).filter((text) => text.length <= LIMITS.shortTextCharacters);
  return {
    affiliations: addresses.map((asPrinted) => ({ asPrinted, institution: null })),
    isCorresponding: null,
  };
}

/** An entry is `[key name, forenames, suffix, affiliation, …]`. */
function partsOf(entry: unknown, { fault }: JsonFields): string[] {
  if (Array.isArray(entry) && entry.every((part) => typeof part === 'string')) {
    return entry.map((part) => tidyText(texName(cleanText(soundText(part, fault)))));
  }
  noteFault(fault, `has ${describeValue(entry)} among its authors_parsed, expected lists of text`);
  return [];
}

interface ParsedName {
  name: string;
  /** As the source states them, as text; empty where the name reads so by itself. */
  parts: string;
}

function parsedName([family = '', forenames = '', suffix = '']: readonly string[]): ParsedName {
  const [given, name] = [joinName([forenames]), joinName([forenames, family, suffix])];
  return { name, parts: statedText(name, { family, given, suffix }) };
}

/** arXiv parts `C.-P. Yuan` as `C. -P.` and `Yuan`. */
function joinName(parts: readonly string[]): string {
  return tidyText(parts.join(' ')).replaceAll('. -', '.-');
}

function bylineOf(given: readonly ParsedName[]): BulkRecord['byline'] {
  if (given.length === 0) return null;
  const parts = given.some((one) => one.parts !== '') ? { parts: given.map((one) => one.parts) } : {};
  return { names: given.map(({ name }) => name), truncated: false, ...parts };
}

const SUFFIX = /^(?:Jr|Sr|I{2,3}|IV)\.?$/;

/** `A. Lee (1), B. Ek, Jr. and C. Oh (2) ((1) Oslo, (2) Rome)` gives `A. Lee`, `B. Ek, Jr.`, `C. Oh`. */
function splitTypedByline(typed: string): string[] {
  const pieces = tidyText(withoutBrackets(typed)).split(/ ?, ?(?:and )?| and | ?; ?| & /);
  const names: string[] = [];
  for (const piece of pieces) {
    if (SUFFIX.test(piece) && names.length > 0) names.push(`${names.pop()}, ${piece}`);
    else names.push(piece);
  }
  return names;
}

/** What stands in brackets is left out, brackets within them too; one that is never closed stays. */
function withoutBrackets(text: string): string {
  const closers = closingBrackets(text);
  let kept = '';
  let at = 0;
  for (const [open, close] of closers) {
    if (open < at) continue;
    kept += text.slice(at, open);
    at = close + 1;
  }
  return kept + text.slice(at);
}

/** Where each bracket that is closed opens and closes, in the order of the opening ones. */
function closingBrackets(text: string): [number, number][] {
  const pairs: [number, number][] = [];
  const open: number[] = [];
  for (const { 0: bracket, index } of text.matchAll(/[()]/g)) {
    const start = bracket === '(' ? undefined : open.pop();
    if (bracket === '(') open.push(index);
    else if (start !== undefined) pairs.push([start, index]);
  }
  return pairs.sort(([a], [b]) => a - b);
}

/** A work as bibliographies of any format state it, and the record of it. */
import { createHash } from 'node:crypto';
import { EMPTY_RECORD } from '../../listing-fields.js';
import { LIMITS } from '../../record-limits.js';
import type { BulkRecord } from '../../record.js';
import { cleanText } from '../../text/clean-text.js';
import { foldTitle } from '../../text/fold.js';
import { identifierKey, normalIdentifier, paperIdentifiers } from '../../text/identifier.js';
import { type LinkKind, printLink } from '../../text/links.js';
import { type PublicationType } from '../../text/publication-types.js';
import { monthOfArxivId, publicationDate } from '../../text/partial-date.js';
import type { DraftRecord } from '../draft-record.js';
import { soundText, tidyText, type Fault } from '../json/json-fields.js';
import { bylineOf, type CitedName } from './cited-name.js';

type Identifiers = BulkRecord['identifiers'];

/** What a bibliography says of one work, in plain text. What it does not say is left out. */
export interface CitedWork {
  title?: string | null;
  subtitle?: string | null;
  abstract?: string | null;
  names?: readonly CitedName[];
  truncated?: boolean;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  date?: string | null;
  dateAsPrinted?: string | null;
  type?: PublicationType | null;
  venue?: string | null;
  issn?: string | null;
  volume?: string | null;
  issue?: string | null;
  pages?: string | null;
  publisher?: string | null;
  language?: string | null;
  license?: string | null;
  links?: readonly { kind: LinkKind; url: string }[];
  /** As they stand there; what is none is passed over. */
  identifiers?: Identifiers;
  topicLabels?: readonly string[];
  citedByCount?: number | null;
  references?: readonly string[];
}

/** The record of a work, but for its key. */
export function draftOfWork(work: CitedWork, fault: Fault): Omit<DraftRecord, 'key'> {
  const text = (value: string | null | undefined) => shown(value, fault);
  const identifiers = normalIdentifiers(work.identifiers ?? []);
  return {
    ...EMPTY_RECORD,
    ...placeOf(work, text),
    title: withSubtitle(text(work.title), text(work.subtitle)),
    abstract: text(work.abstract),
    byline: bylineOf(soundNames(work.names ?? [], fault), work.truncated === true),
    ...datesOf(work, identifiers, text),
    publicationType: work.type ?? null,
    language: normalLanguage(work.language ?? ''),
    license: shortText(text(work.license)),
    links: linksOf(work),
    identifiers,
    topicLabels: topicsOf(work),
    citedByCount: work.citedByCount ?? null,
    references: [...(work.references ?? [])].filter((one) => one !== ''),
    updatedOn: null,
  };
}

type Shown = (value: string | null | undefined) => string | null;

function placeOf(work: CitedWork, text: Shown) {
  return {
    venue: shortText(text(work.venue)),
    issn: normalIssn(work.issn ?? ''),
    volume: shortText(text(work.volume)),
    issue: shortText(text(work.issue)),
    pages: shortText(normalPages(text(work.pages))),
    publisher: shortText(text(work.publisher)),
  };
}

/** Of a paper of arXiv that no date is stated of, its id tells the month. */
function datesOf({ date = null, dateAsPrinted }: CitedWork, identifiers: Identifiers, text: Shown) {
  return {
    dateAsPrinted: date === null ? null : text(dateAsPrinted),
    ...publicationDate(date ?? monthOfArxivId(valueOf(identifiers, 'ARXIV') ?? '')),
  };
}

function topicsOf({ topicLabels = [] }: CitedWork): string[] {
  return [...new Set(topicLabels)].filter((label) => label.length <= LIMITS.topicCharacters);
}

function soundNames(names: readonly CitedName[], fault: Fault): CitedName[] {
  const sound = (text: string) => soundText(text, fault);
  return names.map((name) => ({
    ...name,
    family: sound(name.family),
    given: sound(name.given),
    particle: sound(name.particle),
    suffix: sound(name.suffix),
  }));
}

function shown(value: string | null | undefined, fault: Fault): string | null {
  return tidyText(cleanText(soundText(value ?? '', fault))) || null;
}

/** What is too long for such a text is none. */
function shortText(text: string | null): string | null {
  return text !== null && text.length > LIMITS.shortTextCharacters ? null : text;
}

function withSubtitle(title: string | null, subtitle: string | null): string | null {
  if (title === null || subtitle === null) return title ?? subtitle;
  if (title.toLowerCase().includes(subtitle.toLowerCase())) return title;
  return `${title}${/[?!.:]$/u.test(title) ? '' : ':'} ${subtitle}`;
}

function normalIdentifiers(given: Identifiers): Identifiers {
  const found = new Map<string, Identifiers[number]>();
  for (const one of given.flatMap(paperIdentifiers)) found.set(identifierKey(one), one);
  return [...found.values()];
}

/** The value of the first identifier of a scheme. */
export function valueOf(identifiers: Identifiers, scheme: Identifiers[number]['scheme']): string | null {
  return identifiers.find((one) => one.scheme === scheme)?.value ?? null;
}

/** `0028-0836`, of `ISSN 00280836 (print)`; null where no ISSN with its check digit is among the signs. */
export function normalIssn(text: string): string | null {
  for (const [, first = '', second = ''] of text.matchAll(
    /(?<![\dX])(\d{4})[-‐–]?(\d{3}[\dXx])(?![\dXx])/gu,
  )) {
    const digits = (first + second).toUpperCase();
    const sum = [...digits].reduce(
      (total, digit, at) => total + (digit === 'X' ? 10 : Number(digit)) * (8 - at),
      0,
    );
    if (sum % 11 === 0) return `${digits.slice(0, 4)}-${digits.slice(4)}`;
  }
  return null;
}

/** With plain hyphens and nothing around them: `10-19` of `10–19`, `pp. 10 -- 19`. */
export function normalPages(text: string | null): string | null {
  const pages = text
    ?.replace(/^(?:pp?|pages?|S)\.?\s+(?=\d)/iu, '')
    .replaceAll(/\s*[\p{Pd}\u2212]+\s*/gu, '-')
    .replace(/-$/u, '')
    .trim();
  return pages === undefined || pages === '' ? null : pages;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en',
  american: 'en',
  british: 'en',
  usenglish: 'en',
  ukenglish: 'en',
  german: 'de',
  ngerman: 'de',
  naustrian: 'de',
  deutsch: 'de',
  french: 'fr',
  français: 'fr',
  spanish: 'es',
  español: 'es',
  italian: 'it',
  portuguese: 'pt',
  brazilian: 'pt',
  dutch: 'nl',
  swedish: 'sv',
  danish: 'da',
  norwegian: 'no',
  finnish: 'fi',
  polish: 'pl',
  czech: 'cs',
  russian: 'ru',
  ukrainian: 'uk',
  greek: 'el',
  hungarian: 'hu',
  turkish: 'tr',
  chinese: 'zh',
  japanese: 'ja',
  korean: 'ko',
  eng: 'en',
  ger: 'de',
  deu: 'de',
  fre: 'fr',
  fra: 'fr',
  spa: 'es',
  ita: 'it',
  por: 'pt',
  chi: 'zh',
  zho: 'zh',
  jpn: 'ja',
  rus: 'ru',
  pol: 'pl',
};

/** The two letters of ISO 639-1, of `en-US`, `English`, `eng`; null for a language that is not known. */
export function normalLanguage(text: string): string | null {
  const [word = ''] = text
    .trim()
    .toLowerCase()
    .split(/[\s,;_-]/u);
  return /^[a-z]{2}$/.test(word) ? word : (LANGUAGES[word] ?? null);
}

/** Each address once, and none that only says an identifier again. */
function linksOf({ links = [] }: CitedWork): string[] {
  const printed = links.flatMap((link) => printLink(link) ?? []);
  return [...new Set(printed)].slice(0, LIMITS.links);
}

/**
 * What a bibliography knows a record by: keys of entries repeat and mean other works in other files, so that what the work
 * is goes with it: its DOI or arXiv id, else its title, first author and year.
 *
 * @param key of the entry; empty where the format has none.
 * @param again how many entries before it are the same in all of that.
 */
export function recordKey(
  draft: Omit<DraftRecord, 'key'>,
  { key, again }: { key: string; again: number },
): string {
  const identifier = valueOf(draft.identifiers, 'DOI') ?? valueOf(draft.identifiers, 'ARXIV');
  const identity = identifier ?? hashOf(draft);
  const number = again === 0 ? '' : `#${again + 1}`;
  return [shortKey(key), identity + number].filter((part) => part !== '').join(' ');
}

const LONGEST_KEY = 200;

function shortKey(key: string): string {
  const text = tidyText(key.replaceAll(/\p{Cs}|\0/gu, '\uFFFD'));
  return text.length <= LONGEST_KEY ? text : `${text.slice(0, LONGEST_KEY)}…`;
}

function hashOf({ title, byline, publishedOn, publishedIn }: Omit<DraftRecord, 'key'>): string {
  const year = (publishedOn ?? publishedIn ?? '').slice(0, 4);
  const text = [foldTitle(title ?? ''), byline?.names[0]?.toLowerCase() ?? '', year].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Whether an address only says a DOI, as links are made of those already. */
export function isDoiAddress(url: string): boolean {
  return /^(?:https?:\/\/)?(?:dx\.)?doi\.org\//i.test(url);
}

/** A DOI, or an arXiv id, that stands among other text; each of its scheme. Empty where there is none. */
export function identifiersInAddress(url: string): Identifiers {
  const found: Identifiers = [];
  if (/arxiv\.org\//i.test(url)) found.push({ scheme: 'ARXIV', value: url });
  if (isDoiAddress(url)) found.push({ scheme: 'DOI', value: url });
  return found.filter((one) => normalIdentifier(one) !== null);
}

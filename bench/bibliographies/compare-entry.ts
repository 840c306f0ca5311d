/** What an entry of a bibliography should be, beside what a store has made of it. */
import { nobodyIn } from '../../src/text/names/nobody.js';
import { readName } from '../../src/text/names/read-name.js';
import { statedName } from '../../src/text/names/stated-name.js';
import type { TrueEntry, TrueName } from './truth.js';

/** Of a line of an export, what is compared. */
export interface ComparedListing {
  key: string;
  title: string;
  authorsAsPrinted: string[];
  authorParts: string[];
  publishedOn: string | null;
  publishedIn: string | null;
  venue: string | null;
  volume: string | null;
  pages: string | null;
  identifiers: string[];
  links: string[];
}

export interface Difference {
  field: string;
  expected: string;
  found: string;
}

/** Spellings of one text are one text. */
export function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u201A\u2032`´]/gu, "'")
    .replaceAll(/[\u201C\u201D\u201E\u00AB\u00BB]/gu, '"')
    .replaceAll(/[\p{Pd}\u2212]+/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** How many of what is compared is as it should be. */
export interface Comparison {
  differences: Difference[];
  names: { compared: number; right: number };
}

export function compareEntry(entry: TrueEntry, listing: ComparedListing): Comparison {
  const differences = comparedFields(entry, listing).flatMap(({ field, expected, found }) => {
    if (expected.includes(null) || expected.some((one) => folded(one ?? '') === folded(found))) return [];
    return { field, expected: expected.join(' | '), found };
  });
  const names = compareNames(entry, listing, differences);
  return { differences, names };
}

interface ComparedField {
  field: string;
  /** Any of these is right; a null among them says that nobody knows. */
  expected: readonly (string | null)[];
  found: string;
}

function comparedFields(entry: TrueEntry, listing: ComparedListing): ComparedField[] {
  const dois = identifiersOf(listing, 'DOI');
  const doi = entry.doi?.toLowerCase() ?? null;
  const date = textIn(listing.publishedOn ?? listing.publishedIn);
  const { title, volume, venue, pages } = listing;
  return [
    { field: 'title', expected: [entry.title, ...withSubtitle(entry)], found: title },
    { field: 'date', expected: [dateOf(entry, date)], found: date },
    { field: 'venue', expected: venuesOf(entry), found: textIn(venue) },
    { field: 'volume', expected: [entry.volume], found: textIn(volume) },
    // What has no pages may have the number of an article in their place, and an address of its own.
    { field: 'pages', expected: [unlessEmpty(entry.pages)], found: textIn(pages) },
    { field: 'doi', expected: [doi], found: textIn(dois.find((one) => one === doi) ?? dois[0]) },
    {
      field: 'arxiv',
      expected: [unlessEmpty(entry.arxiv)],
      found: textIn(identifiersOf(listing, 'ARXIV')[0]),
    },
    { field: 'url', expected: [unlessEmpty(entry.url)], found: urlOf(textIn(entry.url), listing) },
  ];
}

function textIn(text: string | null | undefined): string {
  return text ?? '';
}

function unlessEmpty(text: string | null): string | null {
  return text === '' ? null : text;
}

function withSubtitle({ title, subtitle }: TrueEntry): string[] {
  if (title === null || subtitle === undefined || subtitle === '') return [];
  return [`${title}: ${subtitle}`, `${title}. ${subtitle}`, `${title} ${subtitle}`];
}

/** A day beside the month is more than the other reading has looked for; records are dated from the year 1000 on. */
function dateOf({ year, month, day }: TrueEntry, found: string): string | null {
  if (year === null || month === null) return null;
  if (year === '' || Number(year) < 1000) return '';
  const parts = [year, month, day ?? ''].map((part) => String(part).padStart(2, '0'));
  const known = month === '' ? 1 : day === '' || day === null ? 2 : 3;
  const date = parts.slice(0, known).join('-');
  return found.startsWith(date) ? found : date;
}

function venuesOf({ journal, journal_any_of: others = [], booktitle }: TrueEntry): (string | null)[] {
  if (others.length > 0) return others;
  if (journal !== null && journal !== '') return /^(?:arxiv|corr)/i.test(journal) ? [journal, ''] : [journal];
  return journal === null ? [null] : [booktitle];
}

export function identifiersOf({ identifiers }: ComparedListing, scheme: string): string[] {
  return identifiers
    .filter((text) => text.startsWith(`${scheme}:`))
    .map((text) => text.slice(scheme.length + 1));
}

/** An address that only says the DOI or the arXiv id again is kept as that. */
function urlOf(url: string, { links, identifiers }: ComparedListing): string {
  const addresses = links.map((link) => link.split(' ')[1] ?? '');
  const same = addresses.find((address) => decoded(address) === decoded(url));
  if (same !== undefined) return url;
  const isIdentifier = identifiers.some((text) =>
    decoded(url)
      .toLowerCase()
      .endsWith(text.slice(text.indexOf(':') + 1)),
  );
  return isIdentifier ? url : (addresses[0] ?? '');
}

function decoded(url: string): string {
  const plain = URL.canParse(url) ? new URL(url).href : url;
  try {
    return decodeURI(plain);
  } catch {
    return plain;
  }
}

function compareNames(entry: TrueEntry, listing: ComparedListing, differences: Difference[]) {
  const printed = listing.authorsAsPrinted;
  const named = expectedNames(entry, printed.length > 0);
  if (named === null || (named.includes(null) && named.length !== printed.length))
    return { compared: 0, right: 0 };
  const wrong = named.flatMap((name, place) => {
    const found = name === null ? null : foundName(name, printed[place], listing.authorParts[place] ?? '');
    return name === null || found === null ? [] : { field: 'name', expected: textOf(name), found };
  });
  differences.push(...wrong);
  for (const found of printed.slice(named.length))
    differences.push({ field: 'name', expected: 'nobody', found });
  const compared = named.filter((name) => name !== null).length;
  return { compared, right: compared - wrong.length };
}

/** Whoever edits a work without authors has made it; whom nobody knows by name is left out. */
function expectedNames({ authors, editors = [] }: TrueEntry, hasNames: boolean): (TrueName | null)[] | null {
  if (authors === null) return null;
  const names = authors.length === 0 && hasNames ? editors : authors;
  return names.filter((name) => name === null || nobodyIn(textOf(name)) === null);
}

function textOf(name: TrueName): string {
  if ('literal' in name) return name.literal;
  const { family, given, particle = '', suffix = '' } = name;
  return [`${particle} ${family}`.trim(), given, suffix].filter(Boolean).join(', ');
}

/** Null where the name is as it should be. */
function foundName(name: TrueName, printed: string | undefined, parts: string): string | null {
  if (printed === undefined) return 'nobody';
  if ('literal' in name) return squeezed(name.literal) === squeezed(printed) ? null : printed;
  const { family, given, suffix } = readName(printed, statedName(parts));
  const isRight =
    squeezed(family) === squeezed(`${name.particle ?? ''} ${name.family}`) &&
    squeezed(given) === squeezed(name.given) &&
    squeezed(suffix) === squeezed(name.suffix ?? '');
  return isRight || isRightInOrder(name, printed, parts) ? null : [family, given, suffix].join(', ');
}

type PartedName = Exclude<TrueName, { literal: string }>;

/** Where the parts of a name are guessed, or a particle stands behind the given name, that is all that can be known. */
function isRightInOrder(name: PartedName, printed: string, parts: string): boolean {
  const isOpen = parts === '' || /\s\p{Ll}+$/u.test(name.given);
  return isOpen && squeezed(inOrder(name)) === squeezed(printed);
}

/** Of a name that its source prints in order, only that is known. */
function inOrder({ family, given, particle = '', suffix = '' }: PartedName): string {
  return [given, particle, family, suffix].filter(Boolean).join(' ');
}

/** A particle that ends with an apostrophe may stand apart or not. */
function squeezed(text: string): string {
  return folded(text)
    .replaceAll(/(?<=['-])\s+/g, '')
    .replaceAll(/\.(?=\S)/g, '. ')
    .replaceAll(/\s+/g, ' ');
}

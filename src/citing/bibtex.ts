import { type AuthorName, authorNames } from './author-names.js';
import { texText, verbatimText } from './bibtex-text.js';
import {
  type CitablePaper,
  type WorkKind,
  arxivIdOf,
  dateParts,
  doiOf,
  noteOf,
  publisherDoi,
  urlOf,
  workKind,
} from './citable-paper.js';

/** As BibTeX's styles define them, so without braces. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type EntryType = 'article' | 'inproceedings' | 'incollection' | 'book' | 'phdthesis' | 'techreport' | 'misc';

/**
 * A paper as an entry of BibTeX, in UTF-8. A slug is unique and has no character that a key may not have: it is the key.
 * A title in two pairs of braces keeps its capitals.
 */
export function bibtexEntry(paper: CitablePaper): string {
  const type = entryType(paper);
  const doi = doiOf(paper);
  const url = urlOf(paper);
  const note = noteOf(paper, { saysOthers: true });
  const fields = [
    field('title', `{${texText(paper.title)}}`),
    field('author', bibtexAuthors(paper)),
    ...placeFields(paper, type),
    ...dateFields(paper),
    ...eprintFields(paper),
    field('doi', doi && verbatimText(doi)),
    field('url', url && verbatimText(url)),
    plainField('note', note),
  ];
  return `@${type}{${paper.slug},\n${fields.filter((text) => text !== null).join(',\n')}\n}\n`;
}

const TYPES: Readonly<Record<WorkKind, EntryType>> = {
  article: 'article',
  'conference paper': 'inproceedings',
  chapter: 'incollection',
  book: 'book',
  thesis: 'phdthesis',
  report: 'techreport',
  preprint: 'misc',
  dataset: 'misc',
  software: 'misc',
  other: 'misc',
};

/** Where it is not known in what it appeared it is `@misc`, but for what a publisher has given a DOI. */
function entryType(paper: CitablePaper): EntryType {
  const type = TYPES[workKind(paper)];
  const isPart = type === 'article' || type === 'inproceedings' || type === 'incollection';
  if (!isPart || paper.venue !== null) return type;
  return publisherDoi(paper) === null ? 'misc' : 'article';
}

/** What an entry calls where it appeared, and who made that public. */
const PLACES: Readonly<Record<EntryType, { venue: string; publisher: string }>> = {
  article: { venue: 'journal', publisher: 'publisher' },
  inproceedings: { venue: 'booktitle', publisher: 'publisher' },
  incollection: { venue: 'booktitle', publisher: 'publisher' },
  book: { venue: 'series', publisher: 'publisher' },
  phdthesis: { venue: 'school', publisher: 'school' },
  techreport: { venue: 'institution', publisher: 'institution' },
  misc: { venue: 'howpublished', publisher: 'publisher' },
};

/** A conference's or book's volume and number exclude each other: styles warn of both. */
function placeFields({ venue, publisher, volume, issue, pages, issn }: CitablePaper, type: EntryType) {
  const names = PLACES[type];
  const isOneField = names.venue === names.publisher;
  const number = volume !== null && VOLUME_ALONE.has(type) ? null : issue;
  return [
    plainField(names.venue, isOneField ? (publisher ?? venue) : venue),
    plainField('volume', volume),
    plainField('number', number),
    field('pages', pages && pagesText(pages)),
    isOneField ? null : plainField('publisher', publisher),
    plainField('issn', issn),
  ];
}

/** A range has two dashes. */
function pagesText(pages: string): string {
  return texText(pages).replaceAll(/(?<=[\p{L}\p{N}])-(?=[\p{L}\p{N}])/gu, '--');
}

const VOLUME_ALONE: ReadonlySet<EntryType> = new Set(['inproceedings', 'incollection', 'book']);

function dateFields(paper: CitablePaper): (string | null)[] {
  const [year, month, day] = dateParts(paper);
  return [
    field('year', year === undefined ? null : String(year).padStart(4, '0')),
    month === undefined ? null : `  month = ${MONTHS[month - 1]}`,
    field('day', day === undefined ? null : String(day)),
  ];
}

/** https://info.arxiv.org/help/hypertex/bibstyles/index.html */
function eprintFields(paper: CitablePaper): (string | null)[] {
  const eprint = arxivIdOf(paper);
  if (eprint === null) return [];
  const isCategory = /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(paper.primaryTopic ?? '');
  return [
    field('eprint', eprint),
    field('archivePrefix', 'arXiv'),
    field('primaryClass', isCategory ? paper.primaryTopic : null),
  ];
}

/** The value of `author`, joined by `and`, with `others` where the byline is not complete. Null where nobody is known. */
function bibtexAuthors(paper: CitablePaper): string | null {
  const names = authorNames(paper).map(bibtexName);
  if (names.length === 0) return null;
  return [...names, ...(paper.authorsComplete ? [] : ['others'])].join(' and ');
}

/** `von Oswald, Johannes`; `King, Jr., Martin Luther`; in braces what is no person's name, or would be cut wrongly. */
export function bibtexName(name: AuthorName): string {
  if (name.group !== null) return `{${texText(name.group)}}`;
  return [name.family, name.suffix, name.given]
    .filter((part) => part !== '')
    .map((part) => (NEEDS_BRACES.test(part) ? `{${texText(part)}}` : texText(part)))
    .join(', ');
}

/** Commas and `and` part names from each other. */
const NEEDS_BRACES = /,|(?:^|\s)(?:and|others)(?:\s|$)/i;

function plainField(name: string, text: string | null): string | null {
  return text === null ? null : field(name, texText(text));
}

function field(name: string, value: string | null): string | null {
  return value === null ? null : `  ${name} = {${value}}`;
}

/** CSL-JSON, the items of citation processors: https://docs.citationstyles.org/en/stable/specification.html */
import type { BulkRecord } from '../../record.js';
import type { PublicationType } from '../../text/publication-types.js';
import { dateIn, dateOf } from '../bibliography/cited-date.js';
import { wholeName, type CitedName } from '../bibliography/cited-name.js';
import {
  draftOfWork,
  identifiersInAddress,
  isDoiAddress,
  recordKey,
  type CitedWork,
} from '../bibliography/cited-work.js';
import { namedRejection } from '../bibliography/named-rejection.js';
import type { BulkFormat } from '../bulk-format.js';
import { readChecked } from '../check-record.js';
import type { DraftRecord } from '../draft-record.js';
import { isJsonObject, type JsonFields } from '../json/json-fields.js';

export const cslFormat: BulkFormat = {
  name: 'csl',
  kind: 'CSL_BIBLIOGRAPHY',
  description: 'A bibliography in CSL-JSON.',
  expects: 'items of CSL-JSON',
  tellsEach: true,
  recognises: (value) =>
    isJsonObject(value) &&
    typeof value.type === 'string' &&
    'id' in value &&
    !('reference-count' in value) &&
    OWN_FIELDS.some((name) => name in value),
  read: (value, context) =>
    namedRejection(readChecked(value, context, draftOf), isJsonObject(value) ? text(value, 'id') : null),
};

/** One of these stands on every item that says anything of a work; none on a record of the other formats. */
const OWN_FIELDS = ['issued', 'container-title', 'author', 'title', 'DOI', 'citation-key'];

type Values = Readonly<Record<string, unknown>>;

function draftOf({ values, fault }: JsonFields): DraftRecord {
  const doubts: string[] = [];
  const draft = draftOfWork(workOf(values, doubts), fault);
  const key = recordKey(draft, { key: text(values, 'citation-key') ?? text(values, 'id') ?? '', again: 0 });
  return { ...draft, key, ...(doubts.length > 0 ? { doubts } : {}) };
}

function workOf(values: Values, doubts: string[]): CitedWork {
  const part = (name: string) => text(values, name);
  const type = part('type') ?? '';
  const url = part('URL') ?? '';
  return {
    title: part('title'),
    abstract: part('abstract'),
    names: namesOf(values, type),
    ...dateFields(values, doubts),
    type: TYPES[type] ?? 'OTHER',
    venue: part('container-title') ?? part('event-title') ?? part('event'),
    issn: part('ISSN'),
    volume: part('volume'),
    issue: part('issue') ?? part('number'),
    pages: part('page') ?? part('article-number'),
    publisher: part('publisher'),
    language: part('language'),
    license: part('license'),
    links: isDoiAddress(url) ? [] : [{ kind: 'LANDING_PAGE', url }],
    identifiers: identifiersOf(values, url),
  };
}

/** Whoever edits a work without authors has made it. */
function namesOf(values: Values, type: string): CitedName[] {
  const authors = list(values.author);
  return (authors.length === 0 && WHOLES.test(type) ? list(values.editor) : authors).map(cslName);
}

function dateFields({ issued }: Values, doubts: string[]): Pick<CitedWork, 'date' | 'dateAsPrinted'> {
  const date = dateOfCsl(issued);
  const printed = isJsonObject(issued) ? (text(issued, 'raw') ?? text(issued, 'literal')) : null;
  if (date === null && printed !== null)
    doubts.push(`is dated ${JSON.stringify(printed)}, which names no year`);
  return { date, dateAsPrinted: printed ?? date };
}

/** Numbers stand for texts, and a list for its first. */
function text(values: Values, name: string): string | null {
  const { [name]: given } = values;
  const value: unknown = Array.isArray(given) ? given[0] : given;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A `literal` is a group's name, `name` that of whoever it may be. */
function cslName(value: unknown): CitedName {
  if (!isJsonObject(value)) return wholeName(typeof value === 'string' ? value : '');
  const part = (name: string) => text(value, name) ?? '';
  const [family, given] = [part('family'), part('given')];
  if (family === '' || given === '') return wholeName(part('literal') || part('name') || family || given);
  const particle = [part('dropping-particle'), part('non-dropping-particle')].filter(Boolean).join(' ');
  return { family, given, particle, suffix: part('suffix'), isStated: true };
}

/** `date-parts` of a range begin with its start; a season is no month. */
function dateOfCsl(issued: unknown): string | null {
  if (typeof issued === 'string') return dateIn(issued);
  if (!isJsonObject(issued)) return null;
  const [first] = list(issued['date-parts']);
  const [year, month, day] = list(first).map((part) => (part === null || part === '' ? null : Number(part)));
  const found = dateOf(year == null ? null : String(year), month ?? null, day ?? null);
  return found ?? dateIn(text(issued, 'raw') ?? text(issued, 'literal') ?? '');
}

function identifiersOf(values: Values, url: string): BulkRecord['identifiers'] {
  const doi = text(values, 'DOI');
  const number = text(values, 'number') ?? '';
  const place = /^arxiv$/i.test(text(values, 'archive') ?? '') ? text(values, 'archive_location') : null;
  return [
    ...(doi === null ? [] : [{ scheme: 'DOI' as const, value: doi }]),
    ...(/^arxiv:/i.test(number) ? [{ scheme: 'ARXIV' as const, value: number }] : []),
    ...(place === null ? [] : [{ scheme: 'ARXIV' as const, value: place }]),
    ...identifiersInAddress(url),
  ];
}

const WHOLES = /^(?:book|collection|periodical)$/;

const TYPES: Readonly<Record<string, PublicationType>> = {
  'article-journal': 'ARTICLE',
  'article-magazine': 'ARTICLE',
  'article-newspaper': 'ARTICLE',
  article: 'PREPRINT',
  'paper-conference': 'CONFERENCE_PAPER',
  book: 'BOOK',
  collection: 'BOOK',
  periodical: 'BOOK',
  chapter: 'BOOK_CHAPTER',
  'entry-encyclopedia': 'BOOK_CHAPTER',
  'entry-dictionary': 'BOOK_CHAPTER',
  thesis: 'THESIS',
  report: 'REPORT',
  review: 'REVIEW',
  'review-book': 'REVIEW',
  dataset: 'DATASET',
  software: 'SOFTWARE',
};

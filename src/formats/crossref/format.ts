/** Works of Crossref, of its interface: https://api.crossref.org/swagger-ui/index.html */
import type { BulkRecord } from '../../record.js';
import { normalIdentifier, normalPersonIdentifier } from '../../text/identifier.js';
import type { PublicationType } from '../../text/publication-types.js';
import { printReference } from '../../text/references.js';
import { dateOf } from '../bibliography/cited-date.js';
import { wholeName, type CitedName } from '../bibliography/cited-name.js';
import { draftOfWork, type CitedWork } from '../bibliography/cited-work.js';
import type { BulkFormat } from '../bulk-format.js';
import { dayOfTimestamp } from '../calendar-day.js';
import { readChecked } from '../check-record.js';
import { keyOf, type DraftRecord } from '../draft-record.js';
import { institutionsOf, isInstitution } from '../institutions.js';
import {
  isJsonObject,
  objectOf,
  objectsOf,
  shownTextOf,
  textOf,
  type JsonFields,
} from '../json/json-fields.js';

export const crossrefFormat: BulkFormat = {
  name: 'crossref',
  kind: 'CROSSREF_WORKS',
  description: 'Works as the Crossref API gives them, a bulk file.',
  expects: 'works of Crossref in JSON: one, a list, or an answer of its API',
  recognises: (value) => workIn(value) !== null,
  read: (value, context) => readChecked(workIn(value) ?? value, context, draftOf),
};

/** A work, or that of an answer about one. */
function workIn(value: unknown): Readonly<Record<string, unknown>> | null {
  if (!isJsonObject(value)) return null;
  const work = isJsonObject(value.message) ? value.message : value;
  return 'DOI' in work && OWN_FIELDS.some((name) => name in work) ? work : null;
}

const OWN_FIELDS = ['reference-count', 'references-count', 'is-referenced-by-count', 'indexed', 'deposited'];

const DOI = {
  normalForm: (value: string) => normalIdentifier({ scheme: 'DOI', value }),
  expected: 'a DOI such as 10.1103/physrevb.89.140501',
};

function draftOf(fields: JsonFields): DraftRecord {
  const key = keyOf(fields, 'DOI', DOI);
  const draft = draftOfWork(workOf(fields, key), fields.fault);
  const places = objectsOf(fields, 'author').flatMap((author) => objectsOf(author, 'affiliation'));
  const names = places.flatMap((place) => shownTextOf(place, 'name') ?? []).filter(isInstitution);
  const indexed = objectOf(fields, 'indexed');
  return {
    ...draft,
    ...institutionsOf(names),
    ...retractionOf(fields),
    key,
    updatedOn: indexed === null ? null : dayOfTimestamp(textOf(indexed, 'date-time') ?? ''),
  };
}

function workOf(fields: JsonFields, doi: string | null): CitedWork {
  const authors = objectsOf(fields, 'author');
  const type = textOf(fields, 'type') ?? '';
  const names = authors.length > 0 ? authors : WHOLES.test(type) ? objectsOf(fields, 'editor') : [];
  const date = dateOfWork(fields);
  return {
    title: firstOf(fields, 'title'),
    subtitle: firstOf(fields, 'subtitle'),
    abstract: textOf(fields, 'abstract'),
    names: names.map(nameOf),
    date,
    dateAsPrinted: date,
    type: TYPES[type] ?? 'OTHER',
    venue: firstOf(fields, 'container-title') ?? eventOf(fields) ?? institutionOf(fields),
    issn: listTexts(fields, 'ISSN').join(' '),
    volume: textOf(fields, 'volume'),
    issue: textOf(fields, 'issue'),
    pages: textOf(fields, 'page') ?? textOf(fields, 'article-number'),
    publisher: textOf(fields, 'publisher'),
    language: textOf(fields, 'language'),
    license: licenseOf(fields),
    links: linksOf(fields),
    identifiers: [...(doi === null ? [] : [{ scheme: 'DOI' as const, value: doi }]), ...preprintsOf(fields)],
    citedByCount: countOf(fields.values['is-referenced-by-count']),
    references: objectsOf(fields, 'reference').map(referenceOf),
  };
}

/** The first text of a list, or a text alone. */
function firstOf(fields: JsonFields, name: string): string | null {
  return listTexts(fields, name)[0] ?? null;
}

function listTexts({ values }: JsonFields, name: string): string[] {
  const { [name]: value } = values;
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item): item is string => typeof item === 'string' && item.trim() !== '');
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 2_147_483_647
    ? value
    : null;
}

function nameOf(author: JsonFields): CitedName {
  const [family, given] = [textOf(author, 'family') ?? '', textOf(author, 'given') ?? ''];
  const orcid = normalPersonIdentifier({ scheme: 'ORCID', value: textOf(author, 'ORCID') ?? '' });
  const identifiers = orcid === null ? [] : [{ scheme: 'ORCID' as const, value: orcid }];
  if (family === '' || given === '')
    return { ...wholeName(textOf(author, 'name') ?? (family || given)), identifiers };
  return {
    family,
    given,
    particle: textOf(author, 'prefix') ?? '',
    suffix: textOf(author, 'suffix') ?? '',
    isStated: true,
    identifiers,
  };
}

/** When it appeared: online or in print, whatever is known first; else when it was issued. */
function dateOfWork(fields: JsonFields): string | null {
  const dates = ['issued', 'published', 'published-online', 'published-print', 'posted'].map((name) =>
    dateParts(fields, name),
  );
  return dates.find((date) => date !== null) ?? null;
}

function dateParts(fields: JsonFields, name: string): string | null {
  const [first] = listIn(objectOf(fields, name)?.values['date-parts']);
  const [year, month, day] = listIn(first).map((part) => (part === null ? null : Number(part)));
  return dateOf(year == null ? null : String(year), month ?? null, day ?? null);
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function eventOf(fields: JsonFields): string | null {
  const event = objectOf(fields, 'event');
  return event === null ? null : textOf(event, 'name');
}

/** Of a thesis or a preprint, who has it. */
function institutionOf(fields: JsonFields): string | null {
  const { institution } = fields.values;
  const first = isJsonObject(institution) ? institution : listIn(institution)[0];
  return isJsonObject(first) && textOf(fields, 'type') !== 'posted-content'
    ? textOf({ values: first, fault: fields.fault }, 'name')
    : null;
}

/** That of the version of record before others. */
function licenseOf(fields: JsonFields): string | null {
  const licenses = objectsOf(fields, 'license');
  const best = licenses.find(({ values }) => values['content-version'] === 'vor') ?? licenses[0];
  return best === undefined ? null : textOf(best, 'URL');
}

/** Links for programs that mine texts are none for people, but for those to a PDF. */
function linksOf(fields: JsonFields): NonNullable<CitedWork['links']> {
  const links = objectsOf(fields, 'link').flatMap((link) => {
    const url = textOf(link, 'URL');
    return url !== null && textOf(link, 'content-type') === 'application/pdf'
      ? [{ kind: 'PDF' as const, url }]
      : [];
  });
  const resource = objectOf(fields, 'resource');
  const primary = resource === null ? null : objectOf(resource, 'primary');
  const page = primary === null ? null : textOf(primary, 'URL');
  return page === null ? links : [...links, { kind: 'LANDING_PAGE', url: page }];
}

/** The preprint that an article says it has. */
function preprintsOf(fields: JsonFields): BulkRecord['identifiers'] {
  const relation = objectOf(fields, 'relation');
  const preprints = relation === null ? [] : objectsOf(relation, 'has-preprint');
  const values = preprints.flatMap((one) => textOf(one, 'id') ?? []);
  return values.filter((value) => /arxiv/i.test(value)).map((value) => ({ scheme: 'ARXIV' as const, value }));
}

function referenceOf({ values, fault }: JsonFields): string {
  const fields = { values, fault };
  const doi = textOf(fields, 'DOI');
  const title =
    textOf(fields, 'article-title') ?? textOf(fields, 'volume-title') ?? textOf(fields, 'unstructured');
  const year = Number(/\d{4}/.exec(textOf(fields, 'year') ?? '')?.[0] ?? Number.NaN);
  return printReference({
    identifiers: doi === null ? [] : [{ scheme: 'DOI', value: doi }],
    title: title === null ? null : title.slice(0, 1_000),
    year: Number.isNaN(year) ? null : year,
  });
}

/** `updated-by` names the notices of a work, as Retraction Watch and publishers report them. */
function retractionOf(fields: JsonFields): Partial<DraftRecord> {
  const notices = objectsOf(fields, 'updated-by').filter(({ values }) =>
    /^(?:retraction|withdrawal|removal)$/i.test(String(values.type)),
  );
  const [notice] = notices;
  if (notice === undefined) return {};
  const doi = textOf(notice, 'DOI');
  const updated = objectOf(notice, 'updated');
  return {
    retracted: true,
    retractedOn: updated === null ? null : dayOfTimestamp(textOf(updated, 'date-time') ?? ''),
    retractionNotice: doi === null ? null : `https://doi.org/${doi}`,
  };
}

const WHOLES = /^(?:book|edited-book|monograph|reference-book|proceedings|book-set|book-series)$/;

/** https://api.crossref.org/types */
const TYPES: Readonly<Record<string, PublicationType>> = {
  'journal-article': 'ARTICLE',
  'proceedings-article': 'CONFERENCE_PAPER',
  'posted-content': 'PREPRINT',
  book: 'BOOK',
  monograph: 'BOOK',
  'edited-book': 'BOOK',
  'reference-book': 'BOOK',
  proceedings: 'BOOK',
  'book-chapter': 'BOOK_CHAPTER',
  'book-section': 'BOOK_CHAPTER',
  'book-part': 'BOOK_CHAPTER',
  'reference-entry': 'BOOK_CHAPTER',
  dissertation: 'THESIS',
  report: 'REPORT',
  'report-component': 'REPORT',
  'peer-review': 'REVIEW',
  dataset: 'DATASET',
  software: 'SOFTWARE',
};

/** Works of the OpenAlex snapshot: https://docs.openalex.org/api-entities/works/work-object */
import { EMPTY_RECORD } from '../../listing-fields.js';
import type { BulkRecord } from '../../record.js';
import { normalIdentifier } from '../../text/identifier.js';
import { type PublicationDate, publicationDate } from '../../text/partial-date.js';
import type { PublicationType } from '../../text/publication-types.js';
import type { BulkFormat } from '../bulk-format.js';
import { dayOfTimestamp } from '../calendar-day.js';
import { readChecked } from '../check-record.js';
import { keyOf, publicationOf, type DraftRecord } from '../draft-record.js';
import {
  asideOf,
  isJsonObject,
  objectOf,
  objectsOf,
  shortTextOf,
  shownTextOf,
  textOf,
  type JsonFields,
} from '../json/json-fields.js';
import { LIMITS } from '../../record-limits.js';
import { readAbstract } from './abstract.js';
import { readAuthorships } from './authorships.js';
import { readCitedWorks } from './cited-works.js';
import { readPlaces } from './places.js';

export const openAlexFormat: BulkFormat = {
  name: 'openalex',
  kind: 'OPENALEX_WORKS',
  description: 'Works of the OpenAlex snapshot, a bulk file.',
  expects: 'works of OpenAlex in JSON, of its snapshot or its API',
  recognises: (value) =>
    isJsonObject(value) && 'id' in value && OWN_FIELDS.filter((name) => name in value).length > 1,
  read: (value, context) => readChecked(value, context, draftOf),
};

/** Two of these stand on every work, and on no author, topic or institution of OpenAlex. */
const OWN_FIELDS = [
  'authorships',
  'publication_date',
  'primary_location',
  'locations',
  'abstract_inverted_index',
];

const ID = {
  normalForm: (value: string) => normalIdentifier({ scheme: 'OPENALEX', value }),
  expected: 'the id of an OpenAlex work such as https://openalex.org/W2741809807',
};

function draftOf(fields: JsonFields): DraftRecord {
  const key = keyOf(fields, 'id', ID);
  const title = shownTextOf(fields, 'title') ?? shownTextOf(fields, 'display_name');
  return {
    ...EMPTY_RECORD,
    ...readAuthorships(fields),
    key,
    title,
    abstract: readAbstract(fields) ?? shownTextOf(asideOf(fields), 'abstract'),
    ...dateOf(fields),
    publicationType: typeOf(fields),
    ...readPlaces(fields),
    ...readCitedWorks(fields),
    language: shortTextOf(asideOf(fields), 'language'),
    retracted: fields.values.is_retracted === true ? true : null,
    topicLabels: topicsOf(fields),
    identifiers: key === null ? [] : [{ scheme: 'OPENALEX', value: key }, ...otherIdentifiers(fields)],
    updatedOn: dayOfTimestamp(textOf(fields, 'updated_date') ?? ''),
  };
}

/** Of OpenAlex and, in older snapshots, of Crossref: https://docs.openalex.org/api-entities/works/work-object#type */
const TYPES = new Map<string, PublicationType>([
  ['preprint', 'PREPRINT'],
  ['posted-content', 'PREPRINT'],
  ['article', 'ARTICLE'],
  ['journal-article', 'ARTICLE'],
  ['letter', 'ARTICLE'],
  ['review', 'REVIEW'],
  ['proceedings-article', 'CONFERENCE_PAPER'],
  ['book', 'BOOK'],
  ['monograph', 'BOOK'],
  ['book-chapter', 'BOOK_CHAPTER'],
  ['dissertation', 'THESIS'],
  ['report', 'REPORT'],
  ['dataset', 'DATASET'],
  ['software', 'SOFTWARE'],
]);

/** OpenAlex calls a paper of a conference an article; where it appeared, or Crossref, says otherwise. */
function typeOf(fields: JsonFields): PublicationType | null {
  const type = TYPES.get(String(fields.values.type)) ?? null;
  const place = objectOf(asideOf(fields), 'primary_location')?.values;
  const isOfConference =
    fields.values.type_crossref === 'proceedings-article' ||
    place?.raw_type === 'proceedings-article' ||
    (isJsonObject(place?.source) && place.source.type === 'conference');
  return type === 'ARTICLE' && isOfConference ? 'CONFERENCE_PAPER' : type;
}

type WorkDate = Pick<BulkRecord, 'dateAsPrinted'> & PublicationDate;

/**
 * The first of January is what OpenAlex gives where it knows the year alone. Works without a date may have a year all the
 * same: https://docs.openalex.org/api-entities/works/work-object#publication_date
 */
function dateOf(fields: JsonFields): WorkDate {
  const dateAsPrinted = textOf(fields, 'publication_date');
  const date = publicationOf(fields, dateAsPrinted);
  const year = dateAsPrinted === null ? yearOf(fields) : date.publishedOn?.match(/^(\d{4})-01-01$/)?.[1];
  return { dateAsPrinted, ...(year === undefined ? date : publicationDate(year)) };
}

/** What is no year of four digits is let pass: it was never what a work is known by. */
function yearOf({ values }: JsonFields): string | undefined {
  return /^\d{4}$/.exec(String(values.publication_year))?.[0];
}

/** The primary topic is among the others too. A label too long for a topic costs the work that topic, no more. */
function topicsOf(fields: JsonFields): string[] {
  const topics = [objectOf(fields, 'primary_topic'), ...objectsOf(fields, 'topics')];
  const labels = topics.flatMap((topic) =>
    topic === null ? [] : (shownTextOf(topic, 'display_name') ?? []),
  );
  return [...new Set(labels)].filter((label) => label.length <= LIMITS.topicCharacters);
}

const LOCATIONS = ['primary_location', 'best_oa_location'];

/** The DOI, and the arXiv id: of a DOI that arXiv gave, or of a place where the work can be read. */
function otherIdentifiers(fields: JsonFields): BulkRecord['identifiers'] {
  const doi = textOf(fields, 'doi') ?? '';
  const places = [...LOCATIONS.map((name) => objectOf(fields, name)), ...objectsOf(fields, 'locations')];
  const addresses = places.flatMap((place) =>
    place === null ? [] : [textOf(place, 'landing_page_url'), textOf(place, 'pdf_url')],
  );
  const arxivIds = [doi, ...addresses].map((text) => arxivOf(text ?? ''));
  const dois = [normalIdentifier({ scheme: 'DOI', value: doi })];
  return [...identifiersOf('DOI', dois), ...identifiersOf('ARXIV', arxivIds)];
}

/** An id without address or resolver, which could be another collection's number, is none of arXiv's. */
function arxivOf(text: string): string | null {
  return /arxiv/i.test(text) ? normalIdentifier({ scheme: 'ARXIV', value: text }) : null;
}

function identifiersOf(
  scheme: 'DOI' | 'ARXIV',
  values: readonly (string | null)[],
): BulkRecord['identifiers'] {
  return [...new Set(values)].flatMap((value) => (value === null ? [] : { scheme, value }));
}

/** arXiv's metadata, of its snapshot (https://www.kaggle.com/datasets/Cornell-University/arxiv) or its interfaces. */
import { EMPTY_RECORD } from '../../listing-fields.js';
import type { BulkRecord } from '../../record.js';
import { venueInComment, withdrawalIn } from '../../text/comment-facts.js';
import { normalIdentifier } from '../../text/identifier.js';
import { type PrintedPlace, readJournalRef } from '../../text/journal-ref.js';
import { type PublicationDate, monthOfArxivId, publicationDate } from '../../text/partial-date.js';
import { readArxivAuthors } from './authors.js';
import type { BulkFormat } from '../bulk-format.js';
import { dayOfMailDate, dayOfTimestamp } from '../calendar-day.js';
import { readChecked } from '../check-record.js';
import { isXmlElement } from '../xml/xml-element.js';
import { dayOf, keyOf, type DraftRecord } from '../draft-record.js';
import {
  asideOf,
  isJsonObject,
  listOf,
  objectsOf,
  shortTextOf,
  shownTextOf,
  textOf,
  textsOf,
  tidyText,
  type JsonFields,
} from '../json/json-fields.js';
import { texProse } from './tex-text.js';
import { isArxivElement, snapshotFields } from './xml-record.js';

export const arxivFormat: BulkFormat = {
  name: 'arxiv',
  kind: 'ARXIV_SNAPSHOT',
  description: 'The metadata snapshot of arXiv, a bulk file.',
  expects: 'records of arXiv: of its snapshot in JSON, or an answer of its API or of OAI-PMH in XML',
  recognises: (value) =>
    isXmlElement(value)
      ? isArxivElement(value)
      : isJsonObject(value) && 'id' in value && OWN_FIELDS.filter((name) => name in value).length > 1,
  read(value, context) {
    if (!isXmlElement(value)) return readChecked(value, context, draftOf);
    const fields = snapshotFields(value);
    return 'rejected' in fields ? fields : readChecked(fields, context, draftOf);
  },
};

/** Two of these stand on every record of the snapshot, and on none of the other formats. */
const OWN_FIELDS = ['submitter', 'categories', 'journal-ref', 'authors_parsed', 'update_date', 'versions'];

const ID = {
  normalForm: (value: string) => normalIdentifier({ scheme: 'ARXIV', value }),
  expected: 'an arXiv id such as 0704.0001 or hep-th/9901001',
};

function draftOf(fields: JsonFields): DraftRecord {
  const key = keyOf(fields, 'id', ID);
  const [abstract, comment] = [proseOf(fields, 'abstract'), proseOf(fields, 'comments')];
  const withdrawal = withdrawalIn(comment, abstract);
  return {
    ...EMPTY_RECORD,
    ...readArxivAuthors(fields),
    ...firstVersionOf(fields, key),
    ...placeOf(asideOf(fields), comment),
    key,
    title: proseOf(fields, 'title'),
    abstract,
    comment,
    publicationType: 'PREPRINT',
    license: shortTextOf(asideOf(fields), 'license'),
    retracted: withdrawal === null ? null : true,
    retractionReason: withdrawal,
    topicLabels: categoriesOf(fields),
    identifiers: key === null ? [] : [{ scheme: 'ARXIV', value: key }, ...doisOf(fields)],
    updatedOn: dayOfTimestamp(textOf(fields, 'update_date') ?? ''),
  };
}

function proseOf(fields: JsonFields, name: string): string | null {
  const text = shownTextOf(fields, name);
  const prose = texProse(text ?? '');
  return prose === text ? text : tidyText(prose) || null;
}

/** Where it appeared: as the reference says, or else the comment. */
function placeOf(fields: JsonFields, comment: string | null): Partial<PrintedPlace> {
  const place = readJournalRef(texProse(shortTextOf(fields, 'journal-ref') ?? ''));
  const venue = venueInComment(comment);
  return place ?? (venue === null ? {} : { venue });
}

/**
 * The day of the first version, which XML has as a timestamp. Of the oldest snapshots, the versions are names without
 * dates: `["v1", "v2"]`; then the id tells the month.
 */
function firstVersionOf(
  fields: JsonFields,
  id: string | null,
): Pick<BulkRecord, 'dateAsPrinted'> & PublicationDate {
  const named = listOf(fields, 'versions').every((version) => typeof version === 'string');
  const [first] = named ? [] : objectsOf(fields, 'versions');
  const dateAsPrinted = first === undefined ? null : textOf(first, 'created');
  const day = dayOf(fields, dateAsPrinted, (text) => dayOfMailDate(text) ?? dayOfTimestamp(text));
  return { dateAsPrinted, ...publicationDate(day ?? monthOfArxivId(id ?? '')) };
}

/** One text with blanks between them; of older snapshots a list of such texts. The primary one is first. */
function categoriesOf(fields: JsonFields): string[] {
  const { categories } = fields.values;
  const texts = Array.isArray(categories)
    ? textsOf(fields, 'categories')
    : [textOf(fields, 'categories') ?? ''];
  return [...new Set(texts.flatMap((text) => text.split(' ')))].filter((label) => label !== '');
}

/** Between two DOIs stands a blank or a comma; a comma may also stand within one. */
function doisOf(fields: JsonFields): BulkRecord['identifiers'] {
  const texts = (textOf(fields, 'doi') ?? '').split(/[ ;]|,(?= |$|10\.|doi|http)/i);
  const dois = texts.map((value) => normalIdentifier({ scheme: 'DOI', value }));
  return [...new Set(dois)].flatMap((value) => (value === null ? [] : { scheme: 'DOI', value }));
}

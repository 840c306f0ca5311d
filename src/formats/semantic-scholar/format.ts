/** Papers of Semantic Scholar: answers of its Graph API (https://api.semanticscholar.org/api-docs/graph), and its files. */
import type { BulkRecord } from '../../record.js';
import { normalIdentifier } from '../../text/identifier.js';
import type { PublicationType } from '../../text/publication-types.js';
import { printReference } from '../../text/references.js';
import { dateIn } from '../bibliography/cited-date.js';
import { wholeName } from '../bibliography/cited-name.js';
import { draftOfWork, isDoiAddress, type CitedWork } from '../bibliography/cited-work.js';
import { namedRejection } from '../bibliography/named-rejection.js';
import type { BulkFormat } from '../bulk-format.js';
import { readChecked } from '../check-record.js';
import type { DraftRecord } from '../draft-record.js';
import {
  isJsonObject,
  noteFault,
  objectOf,
  objectsOf,
  shownTextOf,
  textOf,
  type JsonFields,
} from '../json/json-fields.js';

export const semanticScholarFormat: BulkFormat = {
  name: 'semantic-scholar',
  kind: 'SEMANTIC_SCHOLAR_PAPERS',
  description: 'Papers as the Semantic Scholar API gives them, a bulk file.',
  expects:
    'papers of Semantic Scholar in JSON: of its API, also of citations and references, or of its files',
  recognises: (value) => isJsonObject(value) && ('paperId' in paperIn(value) || 'corpusid' in value),
  read(value, context) {
    const paper = isJsonObject(value) ? paperIn(value) : {};
    return namedRejection(
      readChecked(paper, context, draftOf),
      typeof paper.paperId === 'string' ? paper.paperId : null,
    );
  },
};

type Values = Readonly<Record<string, unknown>>;

/** In answers about citations, the paper that cites, or is cited. */
function paperIn(value: Values): Values {
  const { citingPaper, citedPaper } = value;
  if (isJsonObject(citingPaper)) return citingPaper;
  return isJsonObject(citedPaper) ? citedPaper : value;
}

function draftOf(fields: JsonFields): DraftRecord {
  const identifiers = identifiersOf(fields);
  const key = identifiers.find(({ scheme }) => scheme === 'SEMANTIC_SCHOLAR')?.value ?? null;
  if (key === null)
    noteFault(
      fields.fault,
      'has no paperId, expected one of 40 hexadecimal digits, or the number of a corpus',
    );
  return { ...draftOfWork(workOf(fields, identifiers), fields.fault), key };
}

function workOf(fields: JsonFields, identifiers: BulkRecord['identifiers']): CitedWork {
  const journal = objectOf(fields, 'journal');
  const venue = objectOf(fields, 'publicationVenue');
  const date =
    textOf(fields, 'publicationDate') ?? textOf(fields, 'publicationdate') ?? numberText(fields, 'year');
  const authors = objectsOf(fields, 'authors');
  return {
    title: textOf(fields, 'title'),
    abstract: textOf(fields, 'abstract'),
    names: authors.map((author) => wholeName(textOf(author, 'name') ?? '')),
    date: date === null ? null : dateIn(date),
    dateAsPrinted: date,
    type: typeOf(fields),
    venue: venueOf({ fields, journal, venue }),
    issn: venue === null ? null : textOf(venue, 'issn'),
    volume: journal === null ? null : textOf(journal, 'volume'),
    pages: journal === null ? null : textOf(journal, 'pages'),
    links: linksOf(fields),
    identifiers,
    citedByCount: countOf(fields.values.citationCount ?? fields.values.citationcount),
    references: objectsOf(fields, 'references').map(referenceOf),
  };
}

function venueOf({
  fields,
  journal,
  venue,
}: {
  fields: JsonFields;
  journal: JsonFields | null;
  venue: JsonFields | null;
}): string | null {
  const names = [
    journal === null ? null : textOf(journal, 'name'),
    venue === null ? null : textOf(venue, 'name'),
    textOf(fields, 'venue'),
  ];
  return names.find((name) => name !== null && !/^arxiv(?:\.org)?$/i.test(name)) ?? null;
}

function numberText({ values }: JsonFields, name: string): string | null {
  const { [name]: value } = values;
  return typeof value === 'number' ? String(value) : null;
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 2_147_483_647
    ? value
    : null;
}

/** Its files have names of fields in lower case. */
function identifiersOf(fields: JsonFields): BulkRecord['identifiers'] {
  const { values } = fields;
  const ids = objectOf(fields, 'externalIds') ?? objectOf(fields, 'externalids');
  const corpus = values.corpusId ?? values.corpusid ?? ids?.values.CorpusId;
  const given: [BulkRecord['identifiers'][number]['scheme'], unknown][] = [
    ['SEMANTIC_SCHOLAR', values.paperId],
    ['SEMANTIC_SCHOLAR', typeof corpus === 'number' ? `CorpusId:${corpus}` : corpus],
    ['DOI', ids?.values.DOI],
    ['ARXIV', ids?.values.ArXiv],
    ['DBLP', ids?.values.DBLP],
  ];
  return given.flatMap(([scheme, value]) => {
    const normal = typeof value === 'string' ? normalIdentifier({ scheme, value }) : null;
    return normal === null ? [] : { scheme, value: normal };
  });
}

function linksOf(fields: JsonFields): NonNullable<CitedWork['links']> {
  const pdf = objectOf(fields, 'openAccessPdf');
  const [url, page] = [pdf === null ? null : textOf(pdf, 'url'), textOf(fields, 'url')];
  return [
    ...(url === null || isDoiAddress(url) ? [] : [{ kind: 'PDF' as const, url }]),
    ...(page === null ? [] : [{ kind: 'LANDING_PAGE' as const, url: page }]),
  ];
}

/** A paper, or one in an item that says why it is cited. */
function referenceOf(item: JsonFields): string {
  const paper = { values: paperIn(item.values), fault: item.fault };
  const { year } = paper.values;
  const { intents } = item.values;
  return printReference({
    identifiers: identifiersOf(paper),
    title: shownTextOf(paper, 'title'),
    year: typeof year === 'number' ? year : null,
    intents: Array.isArray(intents)
      ? intents.filter((one): one is string => typeof one === 'string' && /^[a-z]+$/i.test(one))
      : [],
  });
}

const TYPES: readonly (readonly [string, PublicationType])[] = [
  ['Review', 'REVIEW'],
  ['Conference', 'CONFERENCE_PAPER'],
  ['BookSection', 'BOOK_CHAPTER'],
  ['Book', 'BOOK'],
  ['Dataset', 'DATASET'],
  ['JournalArticle', 'ARTICLE'],
];

function typeOf({ values }: JsonFields): PublicationType | null {
  const given = values.publicationTypes ?? values.publicationtypes;
  const names: unknown[] = Array.isArray(given) ? given : [];
  return TYPES.find(([name]) => names.includes(name))?.[1] ?? null;
}

import type { z } from 'zod';
import { RECORD_VERSION } from './record-version.js';
import type { ReadRecord } from './terms.js';
import { topicForLabel } from './text/arxiv-categories.js';
import { foldText, foldTitle } from './text/fold.js';
import { statedParts } from './text/names/stated-name.js';
import { identifierKey, paperIdentifiers } from './text/identifier.js';

/** What a value is, by PostgreSQL's type of its column. A date is a calendar day, `YYYY-MM-DD`. */
export interface ColumnValues {
  text: string;
  date: string;
  uuid: string;
  boolean: boolean;
  integer: number;
  'text[]': string[];
}

/** What is stored under a field. */
export type FieldValue = string | number | boolean | null | readonly string[];

/** How the value of a paper comes of those of its listings; `first` is by the order of precedence. */
export type Survivorship =
  | 'first'
  | 'first that is no preprint'
  | 'of the venue'
  | 'earliest'
  | 'earliest unless a day is known'
  | 'greatest'
  | 'any';

export interface ListingField {
  /** Of `listings`, of what is staged, and of `papers` where the value survives. */
  column: string;
  type: keyof ColumnValues;
  /** There is always a value. */
  required?: true;
  collation?: 'C';
  /** Papers have a column of it too. */
  survives?: Survivorship;
  /** The value of a record; left out where the record has it under the field's name. */
  of?: (record: ReadRecord) => FieldValue;
  /** Came when there were exports already, on whose lines it is missing. */
  later?: true;
  /** Made from the title, so that exports leave it out and restoring makes it again. */
  ofTitle?: (title: string) => string;
}

/** The least that a value can say where there always is one. */
const LEAST: Readonly<Partial<Record<ListingField['type'], unknown>>> = {
  boolean: false,
  integer: 0,
  'text[]': [],
};

/**
 * What a source can say of a paper, one row a field: under its name in records and on the lines of an export, in the
 * order of those. Records, staging, listings, derived papers, exports and what is restored from them read their columns
 * here, so that a new field is one row, a migration and a line of each entity and of the schema.
 */
export const LISTING_FIELDS = {
  /** What a collection knows the record by. */
  key: { column: 'source_key', type: 'text', collation: 'C', of: ({ key }) => key ?? null },
  /** The day of the last change that the record states. */
  updatedOn: { column: 'updated_on', type: 'date', of: ({ updatedOn }) => updatedOn ?? null },
  /** Of the whole record as it was read: the same where nothing has changed. */
  fingerprint: { column: 'fingerprint', type: 'uuid', of: ({ fingerprint }) => fingerprint ?? null },
  /** With which version of the readers it was read; 0 where that was not noted yet. */
  recordVersion: {
    column: 'record_version',
    type: 'integer',
    required: true,
    later: true,
    of: () => RECORD_VERSION,
  },
  title: { column: 'title', type: 'text', required: true, survives: 'first', of: ({ title }) => title },
  titleKey: {
    column: 'title_key',
    type: 'text',
    required: true,
    collation: 'C',
    survives: 'first',
    ofTitle: foldTitle,
  },
  titleFolded: {
    column: 'title_folded',
    type: 'text',
    required: true,
    survives: 'first',
    ofTitle: foldText,
  },
  abstract: { column: 'abstract', type: 'text', survives: 'first' },
  /** Such as `Oct 23`, `Jul 05, 2022`; without what is glued to it. */
  dateAsPrinted: { column: 'date_as_printed', type: 'text' },
  /** The day, where it is known. */
  publishedOn: { column: 'published_on', type: 'date', survives: 'earliest' },
  /** The month or year where no day is known, such as `2003-05`, `2003`. */
  publishedIn: {
    column: 'published_in',
    type: 'text',
    collation: 'C',
    survives: 'earliest unless a day is known',
    later: true,
  },
  yearInferred: { column: 'year_inferred', type: 'boolean', required: true },
  /** What the source says that it is, such as `PREPRINT`, `ARTICLE`. */
  publicationType: {
    column: 'publication_type',
    type: 'text',
    survives: 'first that is no preprint',
    later: true,
  },
  /** Where it appeared, as printed: a journal, a conference, a book. */
  venue: { column: 'venue', type: 'text', later: true },
  /** The linking ISSN, such as `0028-0836`. */
  issn: { column: 'issn', type: 'text', collation: 'C', later: true },
  volume: { column: 'volume', type: 'text', survives: 'of the venue', later: true },
  issue: { column: 'issue', type: 'text', survives: 'of the venue', later: true },
  /** Such as `13-27`, or the number of an article. */
  pages: { column: 'pages', type: 'text', survives: 'of the venue', later: true },
  publisher: { column: 'publisher', type: 'text', survives: 'of the venue', later: true },
  /** ISO 639-1, two letters, where the source has a code. */
  language: { column: 'language', type: 'text', survives: 'first', later: true },
  /** Such as `cc-by`, or an address. */
  license: { column: 'license', type: 'text', survives: 'first', later: true },
  authorsAsPrinted: {
    column: 'authors_as_printed',
    type: 'text[]',
    required: true,
    of: ({ byline }) => byline?.names ?? [],
  },
  /** For each name whose it is, as `bylineIdentities` says. */
  authorIds: {
    column: 'author_ids',
    type: 'text[]',
    required: true,
    of: ({ identities }) => identities ?? [],
  },
  /** For each name its parts as the source states them, such as `Ruiz Fabo, Pablo`; empty where all read as printed. */
  authorParts: {
    column: 'author_parts',
    type: 'text[]',
    required: true,
    of: ({ byline }) => statedParts(byline),
  },
  authorsTruncated: {
    column: 'authors_truncated',
    type: 'boolean',
    of: ({ byline }) => byline?.truncated ?? null,
  },
  /** How many authors the entry states, such as 114 in `• 114 authors`. */
  statedAuthorCount: { column: 'stated_author_count', type: 'integer' },
  /** As printed behind `·`, such as `amazon-science, baidu`. */
  institutionAsPrinted: { column: 'institution_as_printed', type: 'text' },
  /** The institutions one by one, such as `['amazon-science', 'baidu']`. */
  institutions: { column: 'institutions', type: 'text[]', required: true },
  /** Codes, each once. */
  topics: {
    column: 'topic_codes',
    type: 'text[]',
    required: true,
    of: ({ topicLabels }) => distinct(topicLabels.map((label) => topicForLabel(label).code)),
  },
  hasCode: { column: 'has_code', type: 'boolean', survives: 'any' },
  /** The authors' comment, such as `33 pages, 8 figures`. */
  comment: { column: 'comment', type: 'text', survives: 'first' },
  figureCount: { column: 'figure_count', type: 'integer', survives: 'greatest' },
  /** Comments that readers left. */
  commentCount: { column: 'comment_count', type: 'integer', survives: 'greatest' },
  /** What readers gave it. */
  upvoteCount: { column: 'upvote_count', type: 'integer', survives: 'greatest', later: true },
  /** How often it is cited, as the source states it. */
  citedByCount: { column: 'cited_by_count', type: 'integer', later: true },
  /** Whether it was withdrawn. */
  retracted: { column: 'retracted', type: 'boolean', survives: 'any', later: true },
  retractedOn: { column: 'retracted_on', type: 'date', later: true },
  retractionReason: { column: 'retraction_reason', type: 'text', later: true },
  /** The address of the notice. */
  retractionNotice: { column: 'retraction_notice', type: 'text', later: true },
  /** Where to find it and what belongs to it, as `printLink` says. */
  links: { column: 'links', type: 'text[]', required: true, later: true },
  /** For each institution what else is known of it, as `printInstitutionKey` says; empty where nothing is. */
  institutionKeys: { column: 'institution_keys', type: 'text[]', required: true, later: true },
  /** For each name of the byline where its bearer was, as `printAffiliation` says; empty where no source tells. */
  affiliations: { column: 'affiliations', type: 'text[]', required: true, later: true },
  /** The works that it cites, in order, as `printReference` says. */
  references: { column: 'cited_references', type: 'text[]', required: true, later: true },
  /** In normal form, each once, such as `ARXIV:2209.15618`. What is no identifier of its scheme is left out. */
  identifiers: {
    column: 'identifiers',
    type: 'text[]',
    required: true,
    of: ({ identifiers }) => distinct(identifiers.flatMap(paperIdentifiers).map(identifierKey)),
  },
} as const satisfies Record<string, ListingField>;

type Fields = typeof LISTING_FIELDS;
type ValueOf<Field extends ListingField> = Field extends { required: true }
  ? ColumnValues[Field['type']]
  : ColumnValues[Field['type']] | null;

/** What records have under the names of fields. */
export type PlainFields = {
  -readonly [
    Name in keyof Fields as Fields[Name] extends { of: unknown } | { ofTitle: unknown } ? never : Name
  ]: ValueOf<Fields[Name]>;
};

/** What the lines of an export say of a listing. */
export type ListingValues = {
  -readonly [Name in keyof Fields as Fields[Name] extends { ofTitle: unknown } ? never : Name]: ValueOf<
    Fields[Name]
  >;
};

/** What papers have under the names of fields, each of the listing that it survives from. */
export type SurvivingValues = {
  -readonly [
    Name in keyof Fields as Fields[Name] extends { ofTitle: unknown }
      ? never
      : Fields[Name] extends { survives: Survivorship }
        ? Name
        : never
  ]: ValueOf<Fields[Name]>;
};

export interface NamedField extends ListingField {
  name: string;
}

/** Every field, in order. */
export const listingFields: readonly NamedField[] = Object.entries<ListingField>(LISTING_FIELDS).map(
  ([name, field]) => ({ name, ...field }),
);

/** Those of the lines of an export: the others are made from the title again. */
export const exportedFields: readonly NamedField[] = listingFields.filter(
  ({ ofTitle }) => ofTitle === undefined,
);

/** Those that papers have too, with the rule by which. */
export const survivingFields: readonly (NamedField & { survives: Survivorship })[] = listingFields.flatMap(
  ({ survives, ...field }) => (survives === undefined ? [] : [{ ...field, survives }]),
);

/** The names of those that stand under them in papers. */
export const SURVIVING_NAMES = survivingFields
  .filter(({ ofTitle }) => ofTitle === undefined)
  .map(({ name }) => name as keyof SurvivingValues);

/** An entry of which the document states nothing but place and title: null, or what there is always a value of at its least. */
export const EMPTY_RECORD: PlainFields & Pick<ReadRecord, 'byline' | 'topicLabels' | 'identifiers'> = {
  ...(Object.fromEntries(
    listingFields
      .filter(({ of, ofTitle }) => of === undefined && ofTitle === undefined)
      .map(({ name, type, required }) => [name, required === true ? LEAST[type] : null]),
  ) as PlainFields),
  byline: null,
  topicLabels: [],
  identifiers: [],
};

/**
 * The order in which a record's values go into its fingerprint. It never changes: with another, each record of each
 * store would count as changed. Fields that come later stand behind these, by name.
 */
export const FINGERPRINT_ORDER: readonly string[] = [
  'abstract',
  'byline',
  'statedAuthorCount',
  'dateAsPrinted',
  'publishedOn',
  'yearInferred',
  'topicLabels',
  'institutionAsPrinted',
  'institutions',
  'hasCode',
  'comment',
  'figureCount',
  'commentCount',
  'identifiers',
  'key',
  'title',
  'updatedOn',
  'line',
];

/** What of a record is stored under the field. */
export function recordValue({ name, of, ofTitle }: NamedField, record: ReadRecord & PlainFields): FieldValue {
  if (ofTitle) return ofTitle(record.title);
  return of ? of(record) : record[name as keyof PlainFields];
}

/** What of a line of an export is stored under the field. */
export function lineValue({ name, ofTitle }: NamedField, line: ListingValues): FieldValue {
  return ofTitle ? ofTitle(line.title) : line[name as keyof ListingValues];
}

/** Shapes of the fields of an export's line under their names, each made of that of its type of column. */
export function fieldShapes(values: { [Type in keyof ColumnValues]: z.ZodType<ColumnValues[Type]> }): {
  [Name in keyof ListingValues]: z.ZodType<ListingValues[Name]>;
} {
  return Object.fromEntries(
    exportedFields.map(({ name, type, required, later }) => {
      const value: z.ZodType = values[type];
      const shape = required === true ? value : value.nullable();
      return [name, later === true ? shape.default(required === true ? LEAST[type] : null) : shape];
    }),
  ) as { [Name in keyof ListingValues]: z.ZodType<ListingValues[Name]> };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

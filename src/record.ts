/**
 * What a document says, before anything is stored: the one type that readers of documents produce and the
 * loader consumes. Everything is as printed; nothing is matched or merged yet.
 */

import { EMPTY_FIELDS, type PlainFields } from './listing-fields.js';

/**
 * What kind of document or collection a source is, such as a profile page: a value of the schema's enum. Each layout of
 * pages and each bulk format names its own kind, so the type leaves the set open; `source-kinds.ts` holds all of them.
 */
export type SourceKind = Uppercase<string>;

/** A kind of source, and what the schema says of it. */
export interface DescribedKind {
  kind: SourceKind;
  /** A sentence for clients. */
  description: string;
}

export const IDENTIFIER_SCHEMES = ['ARXIV', 'DOI', 'OPENALEX', 'SEMANTIC_SCHOLAR', 'DBLP', 'ORCID'] as const;
export type IdentifierScheme = (typeof IDENTIFIER_SCHEMES)[number];

/** A line of a document that could not be read, or was read with doubt. `line` counts from 1. */
export interface Problem {
  line: number;
  message: string;
}

/** The names that one entry prints, in order. */
export interface Byline {
  /** As printed, `et al.` taken off; at least one. */
  names: string[];
  /** True where the entry ends it with `et al.` */
  truncated: boolean;
  /** Where the source identifies persons: what it says of each name, in the same order; a list may be empty. */
  identifiers?: readonly (readonly AuthorIdentifier[])[];
}

/** What names a person elsewhere: an ORCID iD, or an author of OpenAlex (`A5023888391`). */
export interface AuthorIdentifier {
  scheme: 'ORCID' | 'OPENALEX';
  value: string;
}

/** What of a record is stored in another form than it is read in, or under another name. */
export interface ReadRecord {
  title: string;
  byline: Byline | null;
  /** arXiv categories or their labels, as printed: `LG`, `cs.LG`; the primary one first. */
  topicLabels: string[];
  identifiers: { scheme: IdentifierScheme; value: string }[];
  /** What its collection knows a record of a bulk file by. */
  key?: string;
  updatedOn?: string | null;
  /** Hexadecimal digits, 32 of them. */
  fingerprint?: string;
}

/** One entry of one document, with all its fields (`listing-fields.ts`). Null stands for "the document does not say". */
export interface PaperRecord extends Omit<ReadRecord, 'key' | 'updatedOn' | 'fingerprint'>, PlainFields {
  /** From 1, in the order of the document. */
  position: number;
  /** The line that the entry begins on, from 1. */
  line: number;
}

/** An entry of which the document states nothing but place and title. */
export const EMPTY_RECORD: Omit<PaperRecord, 'position' | 'line' | 'title'> = {
  ...EMPTY_FIELDS,
  byline: null,
  topicLabels: [],
  identifiers: [],
};

/** One record of a bulk file. It has no position: a collection gives it one when the record is first seen. */
export interface BulkRecord extends Omit<PaperRecord, 'position'> {
  /** What its collection knows it by, such as an arXiv id: another record of the same key is a version of it. */
  key: string;
  /** The day of the last change that the record states, `YYYY-MM-DD`. An older version does not replace a newer one. */
  updatedOn: string | null;
}

/** The person whose page a document is. */
export interface PageOwner {
  name: string;
  /** True where the bylines tell, not the page's head. */
  inferred: boolean;
}

/** What the head of a profile page states of its person. */
export interface PageMetrics {
  /** A topic's label, such as `LG`. */
  fieldLabel: string | null;
  hIndex: number | null;
  paperCount: number | null;
  citationCount: number | null;
  /** 0 to 100. */
  noveltyPercent: number | null;
  aiScore: number | null;
}

/** A whole document of one of the page layouts, read. */
export interface PageReading {
  kind: SourceKind;
  owner: PageOwner | null;
  metrics: PageMetrics | null;
  entries: PaperRecord[];
  problems: Problem[];
}

/** A document that is of no known layout, or holds nothing to read. */
export interface PageRefusal {
  refused: Problem;
}

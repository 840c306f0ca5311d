/** The terms of sources that records, the store and the schema share. */

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

/** What may be in doubt. */
export const DOUBT_KINDS = ['SAME_PERSON', 'SAME_PAPER', 'DIFFERENT_PERSONS'] as const;
export type DoubtKind = (typeof DOUBT_KINDS)[number];

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
  /**
   * Where the source takes names apart: of each name the parts as text (`statedText`), in the same order; empty where the
   * name reads so by itself.
   */
  parts?: readonly string[];
}

/** What names a person elsewhere: an ORCID iD, an author of OpenAlex (`A5023888391`), an account of Hugging Face. */
export interface AuthorIdentifier {
  scheme: 'ORCID' | 'OPENALEX' | 'HUGGING_FACE';
  value: string;
}

/** What of a record is stored in another form than it is read in, or under another name. */
export interface ReadRecord {
  title: string;
  byline: Byline | null;
  /** arXiv categories or their labels, as printed: `LG`, `cs.LG`; the primary one first. */
  topicLabels: string[];
  identifiers: { scheme: IdentifierScheme; value: string }[];
  /** For each name of the byline whose it is, as `bylineIdentities` says; known once the record is staged. */
  identities?: readonly string[];
  /** What its collection knows a record of a bulk file by. */
  key?: string;
  updatedOn?: string | null;
  /** Hexadecimal digits, 32 of them. */
  fingerprint?: string;
}

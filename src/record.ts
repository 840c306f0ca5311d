/**
 * What a document says, before anything is stored: the one type that readers of documents produce and the
 * loader consumes. Everything is as printed; nothing is matched or merged yet.
 */

import type { PlainFields } from './listing-fields.js';
import type { Problem, ReadRecord, SourceKind } from './terms.js';

/** One entry of one document, with all its fields (`listing-fields.ts`). Null stands for "the document does not say". */
export interface PaperRecord
  extends Omit<ReadRecord, 'key' | 'updatedOn' | 'fingerprint' | 'identities'>, PlainFields {
  /** From 1, in the order of the document. */
  position: number;
  /** The line that the entry begins on, from 1. */
  line: number;
}

/** One record of a bulk file. It has no position: a collection gives it one when the record is first seen. */
export interface BulkRecord extends Omit<PaperRecord, 'position'> {
  /** What its collection knows it by, such as an arXiv id: another record of the same key is a version of it. */
  key: string;
  /** What was read with doubt, for whoever imports it: each completes the sentence "The record …". It is not stored. */
  doubts?: readonly string[];
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
  /** The day that the page itself bears, `YYYY-MM-DD`; not there where its layout prints none. */
  pageDate?: string | null;
  entries: PaperRecord[];
  problems: Problem[];
}

/** A document that is of no known layout, or holds nothing to read. */
export interface PageRefusal {
  refused: Problem;
}

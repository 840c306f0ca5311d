import type { BulkRecord } from '../record.js';
import type { DescribedKind } from '../terms.js';

/** One value of a bulk file that is no record, and why: completes the sentence "The record …". */
export interface Rejection {
  rejected: string;
}

/** What reading a value depends on besides the value. */
export interface ReadingContext {
  /** The line that the value begins on, from 1. */
  line: number;
  /** The last day that a publication may be dated, `YYYY-MM-DD`. */
  latestDay: string;
}

/**
 * All that is known of a kind of bulk file: its names, and how a value becomes a record. How a file is cut into values
 * is seen by how it begins (`framing`). Pure. The schema, the command line and every refusal are made from it, once `all-formats.ts` lists it.
 */
export interface BulkFormat extends DescribedKind {
  /** What `papergraph import` calls it, such as `arxiv`. */
  name: string;
  /** Completes the sentence "Expected …", such as `works of OpenAlex in JSON`. */
  expects: string;
  /** Its files are as large as people keep them, so that a dry run tells of each record what would come of it. */
  tellsEach?: true;
  /** Whether a value looks like one of this format, however faulty. */
  recognises(value: unknown): boolean;
  read(value: unknown, context: ReadingContext): BulkRecord | Rejection;
}

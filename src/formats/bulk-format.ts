import type { BulkRecord, SourceKind } from '../record.js';

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

/** A kind of bulk file: how it is cut into values, and how a value becomes a record. Pure. */
export interface BulkFormat {
  name: string;
  kind: SourceKind;
  /** `lines`: one JSON value a line. `array`: the file is a JSON array of values, or several, on any number of lines. */
  framing: 'lines' | 'array';
  /** Completes the sentence "Expected …", such as `records of the arXiv metadata snapshot, one JSON object a line`. */
  expects: string;
  /** Whether a value looks like one of this format, however faulty. */
  recognises(value: unknown): boolean;
  read(value: unknown, context: ReadingContext): BulkRecord | Rejection;
}

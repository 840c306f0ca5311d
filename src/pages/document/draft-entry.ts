/** What a layout's reader gives: entries whose dates still lack the year that the page leaves out. */
import { EMPTY_RECORD } from '../../listing-fields.js';
import type { PageMetrics, PageOwner, PaperRecord } from '../../record.js';
import type { Problem } from '../../terms.js';
import type { PrintedDate } from './printed-date.js';

export interface DraftEntry {
  record: PaperRecord;
  date: PrintedDate | null;
  /** The line that prints the date; the entry's own where none does. */
  dateLine: number;
}

export interface LayoutReading {
  owner: PageOwner | null;
  metrics: PageMetrics | null;
  /** The day that the page itself bears, where its layout prints one. */
  pageDate?: PrintedDate | null;
  drafts: DraftEntry[];
  problems: Problem[];
}

/** An entry before anything but its place, title and date is known. `position` is set with the days. */
export interface EntryStart {
  line: number;
  title: string;
  date: PrintedDate | null;
  dateLine?: number;
}

/** A draft with what else the entry states; all the rest is null. */
export function draftEntry(
  { line, title, date, dateLine }: EntryStart,
  stated: Partial<PaperRecord>,
): DraftEntry {
  const dateAsPrinted = date?.printed ?? null;
  return {
    record: { ...EMPTY_RECORD, position: 0, ...stated, line, title, dateAsPrinted },
    date,
    dateLine: dateLine ?? line,
  };
}

/** The line that begins an entry on profile and list pages: category, date and code flag, all glued. */
import { DATE_PATTERN, readPrintedDate, type PrintedDate } from './printed-date.js';

export interface EntryHead {
  /** arXiv's category as printed, mostly without its archive: `LG`, `QUANT-PH`; null where none is printed. */
  label: string | null;
  date: PrintedDate;
  hasCode: boolean;
}

/**
 * The whole line has to match: abstracts begin with `AI agents` or `LG` too. The month fixes where the label
 * ends, so that `PRAug 3` is `PR` and not `PRA`.
 */
const HEAD = new RegExp(`^(?<label>[A-Za-z][A-Za-z.-]{1,23}?)?(?<date>${DATE_PATTERN})(?<code> ?Code)?$`);
const LONGEST_HEAD = 60;

/** How a message shows a head. */
export const HEAD_MARKS = 'a head such as "LGSep 30, 2022"';

/** The head that a line is, or null. */
export function readEntryHead(text: string): EntryHead | null {
  const line = text.trim();
  if (line.length > LONGEST_HEAD) return null;
  const groups = HEAD.exec(line)?.groups;
  const date = readPrintedDate(groups?.date ?? '');
  if (groups === undefined || date === null) return null;
  return { label: groups.label ?? null, date, hasCode: groups.code !== undefined };
}

/** Whether a line is a head that prints a category. */
export function isLabelledHead(text: string): boolean {
  return readEntryHead(text)?.label != null;
}

/** What a head states of its entry besides the date. */
export function headFacts({ label, hasCode }: EntryHead): { topicLabels: string[]; hasCode: boolean } {
  return { topicLabels: label === null ? [] : [label], hasCode };
}

/** True for the beginning of a head at which a document was cut off: `LG`, `LGSe`, `LGSep 15, 20`. */
export function isCutHead(text: string): boolean {
  return /^[A-Z][A-Z.-]{1,23}(?:[A-Z][a-z]{0,2}(?: \d{0,2}(?:, ?\d{0,3})?)?)?$/.test(text.trim());
}

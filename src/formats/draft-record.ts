import type { BulkRecord } from '../record.js';
import { type PublicationDate, publicationDate } from '../text/partial-date.js';
import { dateOfTimestamp } from './calendar-day.js';
import { quoteText } from './json/describe-value.js';
import { noteFault, textOf, type JsonFields } from './json/json-fields.js';

/** A record whose id or title may turn out to be missing. */
export interface DraftRecord extends Omit<BulkRecord, 'key' | 'title' | 'line'> {
  key: string | null;
  title: string | null;
}

/** The id of a record in normal form; a fault where it is missing or, as `expected` says, no id of the format. */
export function keyOf(
  fields: JsonFields,
  name: string,
  { normalForm, expected }: { normalForm: (text: string) => string | null; expected: string },
): string | null {
  const text = textOf(fields, name);
  const key = text === null ? null : normalForm(text);
  if (text === null) noteFault(fields.fault, `has no ${name}, expected ${expected}`);
  else if (key === null)
    noteFault(fields.fault, `has ${quoteText(text)} as its ${name}, expected ${expected}`);
  return key;
}

/** The date that is printed, as precisely as it is; what is no date is a fault. */
export function publicationOf(fields: JsonFields, printed: string | null): PublicationDate {
  return publicationDate(dayOf(fields, printed, dateOfTimestamp));
}

/** The day that a printed date names; a date that names none is a fault. */
export function dayOf(
  fields: JsonFields,
  printed: string | null,
  parse: (text: string) => string | null,
): string | null {
  const day = printed === null ? null : parse(printed);
  if (printed !== null && day === null) {
    noteFault(fields.fault, `is dated ${quoteText(printed)}, expected a day of the calendar`);
  }
  return day;
}

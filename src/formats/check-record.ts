/** What holds for a record of any bulk format before it may be stored. */
import type { BulkRecord } from '../record.js';
import type { ReadingContext, Rejection } from './bulk-format.js';
import { describeValue, quoteText } from './json/describe-value.js';
import type { DraftRecord } from './draft-record.js';
import { nobodyIn, withoutNobodies } from '../text/names/nobody.js';
import { isJsonObject, type Fault, type JsonFields } from './json/json-fields.js';
import { FIRST_DAY, nameFault, sizeFault } from '../record-limits.js';
import { firstDay } from '../text/partial-date.js';

/**
 * Reads a value by way of a draft. It is rejected where it is no object, where a field was of the wrong type, and
 * where the draft breaks a limit that all formats share; never throws.
 */
export function readChecked(
  value: unknown,
  context: ReadingContext,
  draftOf: (fields: JsonFields) => DraftRecord,
): BulkRecord | Rejection {
  if (!isJsonObject(value)) return { rejected: `is ${describeValue(value)}, expected a JSON object` };
  const fault: Fault = { reason: null };
  const read = draftOf({ values: value, fault });
  const draft = { ...read, byline: withoutNobodies(read.byline), affiliations: affiliationsOfNamed(read) };
  const reason = fault.reason ?? faultOf(draft, context);
  if (reason !== null) return { rejected: reason };
  return {
    ...draft,
    key: draft.key ?? '',
    title: draft.title ?? '',
    line: context.line,
    publishedIn: periodWithin(draft, context),
    updatedOn: draft.updatedOn !== null && isWithin(draft.updatedOn, context) ? draft.updatedOn : null,
  };
}

/** Those of the names that stay on the byline. */
function affiliationsOfNamed({ byline, affiliations }: DraftRecord): string[] {
  const names = byline?.names ?? [];
  return affiliations.filter((_, place) => nobodyIn(names[place] ?? '') === null);
}

function faultOf(draft: DraftRecord, context: ReadingContext): string | null {
  if (draft.title === null) return 'has no title';
  const names = draft.byline?.names ?? [];
  return dateFault(draft, context) ?? sizeFault(draft) ?? nameFault(names) ?? nullFault(draft);
}

function dateFault(draft: DraftRecord, context: ReadingContext): string | null {
  const date = draft.publishedOn ?? printedPeriod(draft);
  if (date === null || isWithin(firstDay(date), context)) return null;
  return date < FIRST_DAY
    ? `is dated ${date}, expected a day from ${FIRST_DAY} on`
    : `is dated ${date}, expected a day until ${context.latestDay}`;
}

/** A month or year that no date is printed of was found elsewhere: it is no reason to reject the record. */
function printedPeriod({ publishedIn, dateAsPrinted }: DraftRecord): string | null {
  return dateAsPrinted === null ? null : publishedIn;
}

function periodWithin({ publishedIn }: DraftRecord, context: ReadingContext): string | null {
  return publishedIn !== null && isWithin(firstDay(publishedIn), context) ? publishedIn : null;
}

/** Days of four-digit years order as texts do. */
function isWithin(day: string, { latestDay }: ReadingContext): boolean {
  return day >= FIRST_DAY && day <= latestDay;
}

/** PostgreSQL's text holds every character but this one. */
function nullFault(draft: DraftRecord): string | null {
  const values = [...Object.values<unknown>({ ...draft }), draft.byline?.names ?? []];
  const found = values.flat().find((text) => typeof text === 'string' && text.includes('\0'));
  return typeof found === 'string'
    ? `has the character U+0000 in ${quoteText(found)}, expected text without it`
    : null;
}

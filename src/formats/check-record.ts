/** What holds for a record of any bulk format before it may be stored. */
import type { BulkRecord } from '../record.js';
import type { ReadingContext, Rejection } from './bulk-format.js';
import { describeValue, quoteText } from './json/describe-value.js';
import type { DraftRecord } from './draft-record.js';
import { isJsonObject, type Fault, type JsonFields } from './json/json-fields.js';
import { FIRST_DAY, LIMITS } from './limits.js';

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
  const draft = draftOf({ values: value, fault });
  const reason = fault.reason ?? faultOf(draft, context);
  if (reason !== null) return { rejected: reason };
  return {
    ...draft,
    key: draft.key ?? '',
    title: draft.title ?? '',
    line: context.line,
    updatedOn: draft.updatedOn !== null && isWithin(draft.updatedOn, context) ? draft.updatedOn : null,
  };
}

function faultOf(draft: DraftRecord, context: ReadingContext): string | null {
  return titleFault(draft.title) ?? dateFault(draft, context) ?? sizeFault(draft) ?? nullFault(draft);
}

function titleFault(title: string | null): string | null {
  if (title === null) return 'has no title';
  return lengthFault('a title', [title], LIMITS.titleCharacters);
}

function dateFault({ publishedOn }: DraftRecord, context: ReadingContext): string | null {
  if (publishedOn === null || isWithin(publishedOn, context)) return null;
  return publishedOn < FIRST_DAY
    ? `is dated ${publishedOn}, expected a day from ${FIRST_DAY} on`
    : `is dated ${publishedOn}, expected a day until ${context.latestDay}`;
}

/** Days of four-digit years order as texts do. */
function isWithin(day: string, { latestDay }: ReadingContext): boolean {
  return day >= FIRST_DAY && day <= latestDay;
}

function sizeFault({ abstract, comment, byline, topicLabels, identifiers }: DraftRecord): string | null {
  const names = byline?.names ?? [];
  return (
    countFault('authors', names, LIMITS.authors) ??
    countFault('topics', topicLabels, LIMITS.topics) ??
    countFault('identifiers', identifiers, LIMITS.identifiers) ??
    lengthFault('an abstract', [abstract ?? ''], LIMITS.textCharacters) ??
    lengthFault('a comment', [comment ?? ''], LIMITS.textCharacters) ??
    lengthFault('a name', names, LIMITS.nameCharacters) ??
    lengthFault('a topic', topicLabels, LIMITS.topicCharacters)
  );
}

function countFault(what: string, list: readonly unknown[], most: number): string | null {
  return list.length > most ? `has ${list.length} ${what}, expected at most ${most}` : null;
}

function lengthFault(what: string, texts: readonly string[], most: number): string | null {
  const long = texts.find((text) => text.length > most);
  return long === undefined ? null : `has ${what} of ${long.length} characters, expected at most ${most}`;
}

/** PostgreSQL's text holds every character but this one. */
function nullFault(draft: DraftRecord): string | null {
  const texts = [draft.title, draft.abstract, draft.comment, draft.dateAsPrinted, draft.institutionAsPrinted];
  const lists = [draft.byline?.names ?? [], draft.topicLabels, draft.institutions];
  const found = [...texts, ...lists.flat()].find((text) => text?.includes('\0'));
  return found == null ? null : `has the character U+0000 in ${quoteText(found)}, expected text without it`;
}

/**
 * The calendar day of each entry. The sites leave out the running year, so a date without one is of the year
 * the page was saved in: one more than the newest year it prints, unless the manifest says.
 */
import type { PaperRecord } from '../../record.js';
import type { Problem } from '../../terms.js';
import type { DraftEntry, LayoutReading } from './draft-entry.js';
import { publicationDate } from '../../text/partial-date.js';
import { calendarDate } from './printed-date.js';

export interface DatedEntries {
  entries: PaperRecord[];
  problems: Problem[];
}

/** The drafts as records with position and day; a date that names no day is a problem, and the entry stays. */
export function dateEntries(drafts: readonly DraftEntry[], crawledIn: number | undefined): DatedEntries {
  const runningYear = crawledIn ?? yearAfterNewest(drafts);
  const dates = drafts.map((draft) => dateOf(draft, runningYear));
  const entries = drafts.map(({ record, date }, index) => ({
    ...record,
    position: index + 1,
    ...publicationDate(dates[index] ?? null),
    yearInferred: dates[index] != null && date?.year === null,
  }));
  const problems = drafts.flatMap((draft, index) => {
    const message = undatedMessage(draft, dates[index] ?? null, runningYear);
    return message === null ? [] : [{ line: draft.dateLine, message }];
  });
  return { entries, problems: withoutRepeats(problems) };
}

/** The day that the page itself bears, in its year as that of entries; null where it names no day. */
export function pageDay(
  { drafts, pageDate }: Pick<LayoutReading, 'drafts' | 'pageDate'>,
  crawledIn: number | undefined,
): string | null {
  const year = pageDate?.year ?? crawledIn ?? yearAfterNewest(drafts);
  if (pageDate?.day == null || year === null) return null;
  return calendarDate(year, pageDate.month, pageDate.day);
}

function yearAfterNewest(drafts: readonly DraftEntry[]): number | null {
  const newest = drafts.reduce((year, draft) => Math.max(year, draft.date?.year ?? 0), 0);
  return newest === 0 ? null : newest + 1;
}

function dateOf({ date }: DraftEntry, runningYear: number | null): string | null {
  const year = date?.year ?? runningYear;
  return date && year !== null ? calendarDate(year, date.month, date.day) : null;
}

const NO_YEAR = 'the document prints no year, and nothing else says which year its dates are of';

function undatedMessage(
  { date }: DraftEntry,
  known: string | null,
  runningYear: number | null,
): string | null {
  if (date === null || known !== null) return null;
  if (date.year !== null) return `"${date.printed}" is no day of the calendar`;
  return runningYear === null
    ? NO_YEAR
    : `"${date.printed}" is no day of ${runningYear}, the year of the page`;
}

/** The missing year is one fault of the document: it is told once, at the first date that needs it. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const first = problems.find((problem) => problem.message === NO_YEAR);
  return problems.filter((problem) => problem.message !== NO_YEAR || problem === first);
}

/** Dates as the sites print them: `Sep 30, 2022`, `Jul 05, 2022`, and without the running year `Oct 23`. */

export interface PrintedDate {
  printed: string;
  /** Null where the page leaves the year out. */
  year: number | null;
  /** 1 to 12. */
  month: number;
  /** As printed; 30 stands here for `Feb 30` too. */
  day: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date within a longer pattern. The month is in its short form, which is the only one these sites print. */
export const DATE_PATTERN =
  '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.? {1,2}\\d{1,2}(?:, {0,2}\\d{4})?';

const WHOLE_DATE = new RegExp(`^${DATE_PATTERN}$`);
const LONGEST_DATE = 20;

/** A line that is a date and nothing else; null for any other text. Says nothing about the calendar. */
export function readPrintedDate(text: string): PrintedDate | null {
  const printed = text.trim();
  if (printed.length > LONGEST_DATE || !WHOLE_DATE.test(printed)) return null;
  const [day, year] = (printed.match(/\d+/g) ?? []).map(Number);
  const month = MONTHS.indexOf(printed.slice(0, 3).toLowerCase()) + 1;
  return { printed, year: year ?? null, month, day: day ?? 0 };
}

/** `YYYY-MM-DD`, or null where the calendar has no such day. */
export function calendarDay(year: number, month: number, day: number): string | null {
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (year < 1000 || day < 1 || day > lastDay) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

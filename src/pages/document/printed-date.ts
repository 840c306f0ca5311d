/**
 * Dates as the sites print them: `Sep 30, 2022`, `Jul 05, 2022`, without the running year `Oct 23`, and without the day
 * `Sep 2022` or the month `2022`.
 */

export interface PrintedDate {
  printed: string;
  /** Null where the page leaves the year out. */
  year: number | null;
  /** 1 to 12. Null where the page prints the year alone. */
  month: number | null;
  /** As printed; 30 stands here for `Feb 30` too. Null where the page prints the month or the year alone. */
  day: number | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date within a longer pattern. The month is in its short form, which is the only one these sites print. */
export const DATE_PATTERN =
  '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?' +
  '(?: {1,2}\\d{1,2}(?:, {0,2}\\d{4})?|,? {1,2}(?:1[89]|20)\\d{2})';

const WHOLE_DATE = new RegExp(`^${DATE_PATTERN}$`);
const LONGEST_DATE = 20;

/** A year, which is also a number: it is a date where a date is expected, and within no longer pattern. */
const YEAR = /^(?:1[89]|20)\d{2}$/;

/** A line that is a date and nothing else; null for any other text. Says nothing about the calendar. */
export function readPrintedDate(text: string): PrintedDate | null {
  const printed = text.trim();
  if (YEAR.test(printed)) return { printed, year: Number(printed), month: null, day: null };
  if (printed.length > LONGEST_DATE || !WHOLE_DATE.test(printed)) return null;
  const month = MONTHS.indexOf(printed.slice(0, 3).toLowerCase()) + 1;
  const [first = '', second] = printed.match(/\d+/g) ?? [];
  if (first.length === 4) return { printed, year: Number(first), month, day: null };
  return { printed, year: second === undefined ? null : Number(second), month, day: Number(first) };
}

/** `YYYY-MM-DD`, without a day `YYYY-MM`, without a month `YYYY`; null where the calendar has no such day. */
export function calendarDate(year: number, month: number | null, day: number | null): string | null {
  if (month === null) return String(year);
  if (day === null) return `${year}-${String(month).padStart(2, '0')}`;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (year < 1000 || day < 1 || day > lastDay) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

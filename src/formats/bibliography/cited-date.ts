/** Dates as bibliographies print them, as precisely as they are known: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
import { dateOfTimestamp } from '../calendar-day.js';

const MONTHS = [
  ['jan', 'gen', 'ene', 'janv'],
  ['feb', 'fév', 'fev'],
  ['mar', 'mär', 'mrz'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'mag'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'aoû', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott', 'out'],
  ['nov'],
  ['dec', 'dez', 'déc', 'dic'],
];

/** Of a month and what may stand beside it, `10~mar`, `July/August`, `3`: the first month, and the day if one is named. */
export function monthAndDay(text: string): { month: number | null; day: number | null } {
  const words = text.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
  const named = words.flatMap((word) => monthNumber(word) ?? []);
  const [number] = words.filter((word) => /^\d{1,2}$/.test(word)).map(Number);
  if (named[0] !== undefined) return { month: named[0], day: number ?? null };
  const isMonth = number !== undefined && number >= 1 && number <= 12;
  return { month: isMonth ? number : null, day: null };
}

function monthNumber(word: string): number | null {
  const at = MONTHS.findIndex((beginnings) => beginnings.some((beginning) => word.startsWith(beginning)));
  return at === -1 ? null : at + 1;
}

/** The first year of four digits, from 1000 on; null where a text names none. */
export function yearIn(text: string): string | null {
  return /(?<!\d)([12]\d{3})(?!\d)/.exec(text)?.[1] ?? null;
}

/** The date of a year and what else is known of it; only the part that is a date of the calendar. */
export function dateOf(year: string | null, month: number | null, day: number | null): string | null {
  if (year === null || !/^\d{4}$/.test(year) || year < '1000') return null;
  if (month === null || !isWholeWithin(month, 12)) return year;
  const yearAndMonth = `${year}-${String(month).padStart(2, '0')}`;
  if (day === null || !isWholeWithin(day, 31)) return yearAndMonth;
  return dateOfTimestamp(`${yearAndMonth}-${String(day).padStart(2, '0')}`) ?? yearAndMonth;
}

function isWholeWithin(number: number, most: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= most;
}

const ISO = /^\s*[[(]?(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?(?![\d])/;
const DAY_FIRST = /^\s*(\d{1,2})[./](\d{1,2})[./](\d{4})\b/;

/**
 * Of a date in any of the ways that programs print: `2020-05-04`, `2020/05/04/`, `2020-05~/2021`, `4 May 2020`, `May 2020`,
 * `c. 1999`. Of a range, the start; a season is no month.
 */
export function dateIn(text: string): string | null {
  const [, year, month, day] = ISO.exec(text) ?? [];
  if (year !== undefined) {
    const rest = month === undefined ? text.slice(text.indexOf(year) + 4) : '';
    const words = rest.split('/')[0] ?? '';
    const named = /\p{L}{3}/u.test(words) ? monthAndDay(words) : { month: null, day: null };
    return dateOf(
      year,
      month === undefined ? named.month : Number(month),
      day === undefined ? named.day : Number(day),
    );
  }
  const [, first, second, last] = DAY_FIRST.exec(text) ?? [];
  if (last !== undefined) return dateOfDayFirst(Number(first), Number(second), last);
  const found = yearIn(text);
  if (found === null) return null;
  const { month: named, day: beside } = monthAndDay(text.replace(found, ' '));
  return /\p{L}{3}/u.test(text) ? dateOf(found, named, beside) : found;
}

/** Which of two numbers is the month shows where one is greater than 12. */
function dateOfDayFirst(first: number, second: number, year: string): string | null {
  if (first > 12) return dateOf(year, second, first);
  if (second > 12) return dateOf(year, first, second);
  return dateOf(year, first === second ? first : null, first === second ? second : null);
}

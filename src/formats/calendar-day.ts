/** Days out of the dates that bulk files print. All of them are days of UTC, `YYYY-MM-DD`. */

const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|([+-]\d{2}):?(\d{2}))?)?$/;

/** Of `2022-09-30`, `2022-09-30T13:05:45.000Z`, `2022-09-30 13:05:45+02:00`; null for any other text. */
export function dayOfTimestamp(text: string): string | null {
  const [, day = '', ...time] = TIMESTAMP.exec(text.trim()) ?? [];
  return utcDay(day, time);
}

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-00)?)?$/;

/**
 * The same of a date that may say no more than the month or the year, be it with noughts for what is not known: of
 * `2019-05`, `2019-05-00` it is `2019-05`, of `2019`, `2019-00-00` it is `2019`.
 */
export function dateOfTimestamp(text: string): string | null {
  const [, year, month = '00'] = PARTIAL_DATE.exec(text.trim()) ?? [];
  if (year === undefined) return dayOfTimestamp(text);
  if (month === '00') return year;
  return isCalendarDay(`${year}-${month}-01`) ? `${year}-${month}` : null;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MAIL_DATE =
  /^(?:[A-Z][a-z]{2}, ?)?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? (?:GMT|UTC?|([+-]\d{2})(\d{2}))$/;

/** Of a date as e-mail has it (RFC 2822), `Mon, 2 Apr 2007 19:18:42 GMT`; null for any other text. */
export function dayOfMailDate(text: string): string | null {
  const [, dayOfMonth = '', month = '', year = '', ...time] = MAIL_DATE.exec(text.trim()) ?? [];
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  return utcDay(`${year}-${number}-${dayOfMonth.padStart(2, '0')}`, time);
}

/** The day that it is in UTC, at a time and in a zone given as hours, minutes, seconds, hours and minutes ahead. */
function utcDay(day: string, time: readonly (string | undefined)[]): string | null {
  const [hours, minutes, seconds, zoneHours, zoneMinutes] = [0, 1, 2, 3, 4].map((at) =>
    Number(time[at] ?? 0),
  );
  const ahead = Number(zoneHours) * 60 + (time[3]?.startsWith('-') ? -1 : 1) * Number(zoneMinutes);
  if (!isCalendarDay(day) || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60) return null;
  if (ahead === 0) return day;
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCMinutes(Number(hours) * 60 + Number(minutes) - ahead);
  const utc = moment.toISOString().slice(0, 10);
  return isCalendarDay(utc) ? utc : null;
}

/** Whether the text, in the form `YYYY-MM-DD`, is a day of the Gregorian calendar. */
function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

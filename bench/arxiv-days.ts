import type { Random } from './random.js';

/** The first day of ids such as `0704.0001`. */
const FIRST_DAY = Date.UTC(2007, 3, 1);
const LAST_DAY = Date.UTC(2025, 9, 31);
const DAY = 86_400_000;
const DAYS = (LAST_DAY - FIRST_DAY) / DAY + 1;

/** What stands on a record about when its versions came. */
export interface VersionDays {
  versions: { version: string; created: string }[];
  /** `YYYY-MM-DD` */
  updatedOn: string;
}

/** Days of submission, the oldest first, as the snapshot is in the order of its ids; the newer the more. Milliseconds. */
export function submissionTimes(count: number, random: Random): Float64Array {
  const times = Float64Array.from(
    { length: count },
    () => FIRST_DAY + Math.floor(DAYS * Math.sqrt(random.next())) * DAY + random.below(86_400) * 1000,
  );
  return times.sort();
}

/** One version, or more of them at any time until the last day. */
export function versionDays(submitted: number, random: Random): VersionDays {
  const times = [submitted];
  while (times.length < 5 && random.chance(0.35))
    times.push((times.at(-1) ?? 0) + random.between(1, 300) * DAY);
  const kept = times.filter((time, place) => place === 0 || time < LAST_DAY);
  return {
    versions: kept.map((time, place) => ({ version: `v${place + 1}`, created: printTime(time) })),
    updatedOn: isoDay(kept.at(-1) ?? submitted),
  };
}

/** Gives ids such as `0704.0001`: five digits since 2015. Those of odd and of even seeds are never the same. */
export class ArxivNumbers {
  private readonly given = new Map<string, number>();

  constructor(private readonly seed: number) {}

  next(submitted: number): string {
    const day = isoDay(submitted);
    const month = day.slice(2, 4) + day.slice(5, 7);
    const place = (this.given.get(month) ?? 0) + 1;
    this.given.set(month, place);
    return `${month}.${String(2 * place - (this.seed % 2)).padStart(month < '1501' ? 4 : 5, '0')}`;
  }
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** `Mon, 2 Apr 2007 19:18:42 GMT`: the day of the month without a zero before it. */
function printTime(time: number): string {
  return new Date(time).toUTCString().replace(', 0', ', ');
}

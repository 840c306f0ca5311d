/** Dates as precisely as they are known, in the reduced forms of ISO 8601: `2019-05-03`, `2019-05`, `2019`. */

/** When a paper was published, as far as it is known: one of the two at most. */
export interface PublicationDate {
  /** The day, `YYYY-MM-DD`. */
  publishedOn: string | null;
  /** The month or the year, `YYYY-MM` or `YYYY`, where no day is known. */
  publishedIn: string | null;
}

export const DATE_PRECISIONS = ['DAY', 'MONTH', 'YEAR'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

const DAY_LENGTH = 'YYYY-MM-DD'.length;
const MONTH_LENGTH = 'YYYY-MM'.length;
const YEAR_LENGTH = 'YYYY'.length;

/** A date of any precision. */
export function publicationDate(date: string | null): PublicationDate {
  const isDay = date?.length === DAY_LENGTH;
  return { publishedOn: isDay ? date : null, publishedIn: isDay ? null : date };
}

/** Null where nothing is known. */
export function datePrecision({ publishedOn, publishedIn }: PublicationDate): DatePrecision | null {
  if (publishedOn !== null) return 'DAY';
  if (publishedIn === null) return null;
  return publishedIn.length === MONTH_LENGTH ? 'MONTH' : 'YEAR';
}

/** Null where nothing is known. */
export function publicationYear({ publishedOn, publishedIn }: PublicationDate): number | null {
  const date = publishedOn ?? publishedIn;
  return date === null ? null : Number(date.slice(0, YEAR_LENGTH));
}

/** The first day that a date of any precision may mean. */
export function firstDay(date: string): string {
  return date + '-01-01'.slice(0, DAY_LENGTH - date.length);
}

/** An arXiv id of either form: `0704.0001`, `hep-th/9901001`. */
const ARXIV_MONTH = /^(?:[a-z-]+(?:\.[A-Z]{2})?\/)?(\d{2})(0[1-9]|1[0-2])(?:\d{3}$|\.\d)/;

/** arXiv began in 1991. */
const FIRST_YEAR = 91;

/** The month, `YYYY-MM`, that the id of an arXiv paper says; null where it says none. https://info.arxiv.org/help/arxiv_identifier.html */
export function monthOfArxivId(id: string): string | null {
  const [, year, month] = ARXIV_MONTH.exec(id) ?? [];
  if (year === undefined) return null;
  return `${Number(year) >= FIRST_YEAR ? '19' : '20'}${year}-${month}`;
}

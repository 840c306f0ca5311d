import type { Sample } from './samples.js';

/** A time in which the database could not be reached, as Date.now() gives it. */
export interface Outage {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** /readyz has so much time to notice. */
const NOTICED_WITHIN_MS = 2_000;

/**
 * What was wrong: /readyz that says ready while nothing can be answered, failures without a clean 503, and a service that
 * is not as before within so many milliseconds of the end of an outage.
 */
export function judgeOutages(
  samples: readonly Sample[],
  outages: readonly Outage[],
  backWithin: number,
): string[] {
  return [
    ...new Set([
      ...outages.flatMap((outage, place) =>
        judgeOutage(samples, outage, outages[place + 1]?.from, backWithin),
      ),
      ...samples.filter(({ what, good }) => what === 'other' && !good).flatMap(cleanlinessOf),
    ]),
  ];
}

function judgeOutage(
  samples: readonly Sample[],
  { name, from, to }: Outage,
  next = Infinity,
  backWithin: number,
): string[] {
  const noticed = from + NOTICED_WITHIN_MS;
  const during = samples.filter(({ at, ms }) => at >= noticed && at + ms < to);
  const after = samples.filter(({ at, ms }) => at >= to + backWithin && at + ms < next);
  const lies = during.filter(({ what, status }) => what === 'readyz' && status !== 503);
  const late = after.filter(({ what, good }) => what !== 'healthz' && !good);
  return [
    ...lies.slice(0, 1).map(({ at, status }) => `${name}: /readyz was ${status} ${at - from} ms into it`),
    ...late
      .slice(0, 1)
      .map(
        ({ what, at, status }) =>
          `${name}: ${what} got ${status} still ${at - to} ms after it, as ${late.length} did`,
      ),
    ...(after.length === 0 ? [`${name}: nothing was asked after it`] : []),
  ];
}

function cleanlinessOf({ status, text = '' }: Sample): string[] {
  if (status === 503 && text.includes('"SERVICE_UNAVAILABLE"')) return [];
  return [`another client got ${status} ${text.slice(0, 120)}`];
}

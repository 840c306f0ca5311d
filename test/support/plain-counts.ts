import type { PaperDimension } from '../../src/store/papers/paper-dimensions.js';
import type { PaperValues } from './paper-filters.js';

/** Facets as the service answers them. */
export interface FacetAnswer {
  years: { year: number | null; count: number }[];
  topics: { topic: { code: string } | null; count: number }[];
  institutions: { institution: string; count: number }[];
  hasCode: { value: boolean | null; count: number }[];
  types: { type: string | null; count: number }[];
}

/** The facets of these papers, computed plainly. */
export function plainFacets(papers: readonly PaperValues[]): FacetAnswer {
  const counted = (dimension: PaperDimension) =>
    plainCounts(papers, [dimension]).map(({ keys, count }) => ({ key: keys[0] ?? null, count }));
  const newestFirst = (one: { year: number | null }, other: { year: number | null }) =>
    (other.year ?? -Infinity) - (one.year ?? -Infinity);
  return {
    years: counted('YEAR')
      .map(({ key, count }) => ({ year: key === null ? null : Number(key), count }))
      .sort(newestFirst),
    topics: counted('TOPIC').map(({ key, count }) => ({ topic: key === null ? null : { code: key }, count })),
    institutions: counted('INSTITUTION').flatMap(({ key, count }) =>
      key === null ? [] : [{ institution: key, count }],
    ),
    hasCode: counted('HAS_CODE').map(({ key, count }) => ({
      value: key === null ? null : key === 'true',
      count,
    })),
    types: counted('TYPE').map(({ key, count }) => ({ type: key, count })),
  };
}

export interface PlainCount {
  keys: (string | null)[];
  count: number;
}

/** Papers counted over dimensions, in the order that the service promises. */
export function plainCounts(papers: readonly PaperValues[], by: readonly PaperDimension[]): PlainCount[] {
  const counts = new Map<string, number>();
  for (const paper of papers) {
    for (const keys of combinations(by.map((dimension) => valuesOf(paper, dimension)))) {
      const key = JSON.stringify(keys);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([key, count]) => ({ keys: JSON.parse(key) as (string | null)[], count }))
    .sort((one, other) => other.count - one.count || compareKeys(one.keys, other.keys));
}

function valuesOf(paper: PaperValues, dimension: PaperDimension): (string | null)[] {
  const values = {
    YEAR: () => [(paper.publishedOn ?? paper.publishedIn)?.slice(0, 4) ?? null],
    TOPIC: () => paper.topics.map(({ code }) => code),
    INSTITUTION: () => paper.institutions,
    HAS_CODE: () => [paper.hasCode === null ? null : String(paper.hasCode)],
    SOURCE_KIND: () => paper.sourceKinds,
    TYPE: () => (paper.type === null ? [] : [paper.type]),
  }[dimension]();
  return values.length === 0 ? [null] : values;
}

function combinations(lists: (string | null)[][]): (string | null)[][] {
  return lists.reduce<(string | null)[][]>(
    (done, list) => done.flatMap((keys) => list.map((value) => [...keys, value])),
    [[]],
  );
}

/** By the bytes of UTF-8, null last. */
function compareKeys(one: (string | null)[], other: (string | null)[]): number {
  for (const [place, key] of one.entries()) {
    const against = other[place] ?? null;
    if (key === against) continue;
    if (key === null || against === null) return key === null ? 1 : -1;
    return Buffer.compare(Buffer.from(key), Buffer.from(against));
  }
  return 0;
}

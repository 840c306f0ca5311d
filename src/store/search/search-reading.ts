import type { Runner } from '../../database/runner.js';
import { type Clause, readWordQuery } from '../../text/words/word-query.js';
import type { SearchQuery } from './search-query.js';

/** How the words of a search were read. */
export interface SearchReading {
  /** The clauses that every hit meets, as they were typed; of several alternatives those that all of them have. */
  required: string[];
  /** Clauses that were let go, the commonest first. */
  relaxed: string[];
  /** Authors that words were taken as names of. */
  authorIds: string[];
  /** Words that nothing holds, each with the one that was taken instead. */
  corrected: { typed: string; taken: string }[];
}

/** A search that was read: the same for its page, its count, its facets and its highlights. */
export interface ReadSearch {
  query: SearchQuery;
  reading: SearchReading;
  /** What is marked in a text: clauses of all alternatives, relaxed and corrected ones too, without exclusions. */
  marked: Clause[];
}

/** Reads what was typed. */
export function readSearch(_runner: Runner, query: SearchQuery): Promise<ReadSearch> {
  const alternatives = readWordQuery(query.text).alternatives.map((clauses) =>
    clauses.filter(({ isExcluded }) => !isExcluded),
  );
  return Promise.resolve({
    query,
    reading: { required: typedInAll(alternatives), relaxed: [], authorIds: [], corrected: [] },
    marked: alternatives.flat(),
  });
}

function typedInAll([first = [], ...others]: Clause[][]): string[] {
  const inAll = first.filter(({ text }) =>
    others.every((clauses) => clauses.some((clause) => clause.text === text)),
  );
  return [...new Set(inAll.map(({ typed }) => typed))];
}

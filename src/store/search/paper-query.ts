import {
  all,
  asksForWords,
  clauseQuery,
  either,
  loosened,
  titleOnly,
  tsqueryOf,
  wordsToFind,
} from '../../text/words/word-query.js';
import { type CountedQuery, type Counts, type PlannedClause, heldBy, pairOf } from './counted-query.js';
import type { RelaxedQuery } from './relaxed-query.js';

/** Texts of a `tsquery`. */
export interface PaperQuery extends RelaxedQuery {
  /** Every word, in texts and names. */
  strict: string;
  /** What the index can tell of that: without the order of words, and exclusions where they are not alone. */
  loose: string;
  /** Every word that is to be found, in texts. */
  ranked: string;
  /** The share of papers that meet the query if its words are independent of each other, 0 to 1. */
  share: number;
  /** How many papers there are that say anything. */
  papers: number;
  words: WeighedWord[];
}

/** A word with its weight, and how it is found in a title, a text, or a name. */
interface WeighedWord {
  title: string;
  text: string;
  named: string | null;
  anywhere: string;
  weight: number;
}

/** So many words, the rarest, are weighed. */
const MOST_WEIGHED = 24;

/** What papers are found by; null where nothing is asked for. */
export function paperQuery(
  query: CountedQuery,
  { counts, relaxed }: { counts: Counts; relaxed: RelaxedQuery },
): PaperQuery | null {
  const toFind = wordsToFind(query) as CountedQuery;
  if (!asksForWords(query)) return null;
  const strict = either(query.alternatives.map((clauses) => strictQuery(clauses, counts)));
  const words = toFind.alternatives
    .flat()
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)
    .slice(0, MOST_WEIGHED);
  return {
    strict,
    loose: loosened(either(toFind.alternatives.map((clauses) => strictQuery(clauses, counts)))),
    ranked: tsqueryOf(toFind, 'text') ?? '',
    ...relaxed,
    share: shareOf(toFind, counts),
    papers: counts.papers,
    words: words.map(({ title, text, named, anywhere, count }) => ({
      title: either([title, titleOnly(text)]),
      text,
      named,
      anywhere,
      weight: Math.log(1 + counts.papers / count),
    })),
  };
}

function shareOf({ alternatives }: CountedQuery, { papers }: Counts): number {
  const shares = alternatives.map((clauses) =>
    clauses.reduce((share, { count }) => share * Math.min(1, count / Math.max(papers, 1)), 1),
  );
  return Math.max(0, ...shares);
}

/** All clauses; two neighbours are met as one word, too, where the store knows it. */
function strictQuery(clauses: readonly PlannedClause[], { known }: Counts): string {
  const parts: string[] = [];
  for (let place = 0; place < clauses.length; place += 1) {
    const [clause, next] = [clauses[place], clauses[place + 1]];
    if (clause === undefined) continue;
    const pair = clause.isExcluded ? null : pairOf(clause, next);
    if (next !== undefined && pair !== null && heldBy(known.get(pair)) > 0) {
      parts.push(either([all([clause.anywhere, next.anywhere]), `'${pair}'`]));
      place += 1;
    } else parts.push(clauseQuery(clause, 'anywhere'));
  }
  return all(parts);
}

import { all, clauseQuery, either } from '../../text/words/word-query.js';
import type { CountedQuery, Counts } from './counted-query.js';

/** What papers are looked at for where too few meet every word. */
export interface RelaxedQuery {
  /** Texts of a `tsquery` for papers that lack some of the words, the narrower first; empty where none may be lacking. */
  relaxed: string[];
  /** Where so many papers meet every word, none else is looked at. */
  enough: number;
  /** Whether these are words that so many papers have that the newest are looked through for them. */
  relaxedAreCommon: boolean;
}

/** Where the rarest word is one of so many papers, the newest papers are looked through, not the index. */
const COMMON = 10_000;
/** Papers that are looked at because they have some of the words, at most about so many. */
const MOST_CANDIDATES = 5_000;
/** Of the rarest so many words a paper must have two, or one. */
const RAREST = 3;
/** Of two words both are to be met if any paper does; where more are typed, a page of papers should come. */
const ENOUGH = { ofTwo: 1, ofMore: 10 };

/** Every word is to be met. */
export const NOTHING_RELAXED: RelaxedQuery = { relaxed: [], relaxedAreCommon: false, enough: 0 };

/** Phrases, exclusions and alternatives mean what they say; words may be let go. */
export function relaxedQuery({ alternatives }: CountedQuery, { papers }: Counts): RelaxedQuery {
  const [clauses = []] = alternatives;
  const typed = clauses.filter(({ isExcluded, isQuoted }) => !isExcluded && !isQuoted);
  if (alternatives.length > 1 || typed.length < 2) return NOTHING_RELAXED;
  const enforced = clauses
    .filter(({ isExcluded, isQuoted }) => isExcluded || isQuoted)
    .map((clause) => clauseQuery(clause, 'anywhere'));
  const rarest = typed
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)
    .slice(0, RAREST);
  const pairs = rarest
    .flatMap((one, place) => rarest.slice(place + 1).map((other) => [one, other] as const))
    .filter(([one, other]) => (one.count * other.count) / Math.max(papers, 1) <= MOST_CANDIDATES)
    .map((pair) => all(pair.map(({ anywhere }) => anywhere)));
  const singles = rarest.filter(({ count }, place) => place === 0 || count * (place + 1) <= MOST_CANDIDATES);
  const narrow = rarest.length > 2 && pairs.length > 0 ? [either(pairs)] : [];
  const wide = rarest.length > 0 ? [either(singles.map(({ anywhere }) => anywhere))] : [];
  return {
    relaxed: [...narrow, ...wide].map((query) => all([query, ...enforced])),
    relaxedAreCommon: (rarest[0]?.count ?? 0) > COMMON,
    enough: typed.length === 2 ? ENOUGH.ofTwo : ENOUGH.ofMore,
  };
}

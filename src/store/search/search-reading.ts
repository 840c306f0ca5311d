import { z } from 'zod';
import { ID } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { integer, sql, value } from '../../database/sql.js';
import type { Clause } from '../../text/words/word-query.js';
import { type Searched, searchHits } from './search-hits.js';
import { type SearchPlan, planSearch } from './search-plan.js';
import { NAME_WORDS, type SearchQuery } from './search-query.js';

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
  plan: SearchPlan;
  /** What is marked in a text: clauses of all alternatives, relaxed and corrected ones too, without exclusions. */
  marked: Clause[];
}

/** Reads what was typed. */
export async function readSearch(runner: Runner, query: SearchQuery): Promise<ReadSearch> {
  const plan = await planSearch(runner, query);
  return { query, plan, marked: plan.clauses };
}

/** How the words were read; where some may have been let go, from all that the search finds. */
export async function searchReading(runner: Runner, { query, plan }: ReadSearch): Promise<SearchReading> {
  const { corrected } = plan;
  const authorIds = await bearersOf(runner, plan.nameWords);
  const typed = (clauses: readonly Clause[]) => [...new Set(clauses.map((clause) => clause.typed))];
  if (plan.papers === null || plan.papers.relaxed.length === 0)
    return { required: typed(inAll(plan)), relaxed: [], authorIds, corrected };
  const met = await metByAll(runner, { plan, kinds: ['PAPER'], filter: query.filter }, plan.clauses);
  const clauses = plan.clauses.map((clause, place) => ({ clause, isMet: met[place] ?? true }));
  const split = (asked: boolean) =>
    clauses.filter(({ isMet }) => isMet === asked).map(({ clause }) => clause);
  return {
    required: typed(split(true)),
    relaxed: typed(split(false).sort((a, b) => b.count - a.count)),
    authorIds,
    corrected,
  };
}

/** So many of the best known are looked at before the index on names is asked, and so many are told. */
const BEST_KNOWN = 1_000;
const MOST_AUTHORS = 10;

/** The best known who bear one of some names. A common name is soon met among the best known, a rare one has few bearers. */
async function bearersOf(runner: Runner, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const queries = value(
    words.map((word) => `'${word}'`),
    'text[]',
  );
  const rows = await runner.rows(
    'authorsByNameWord',
    sql`with near_authors as materialized (
        select a.id, a.paper_count
        from (
          select id, paper_count from authors order by (-paper_count), name_folded, id limit ${integer(BEST_KNOWN)}
        ) a
        where exists (
          select from author_names n, unnest(${queries}) asked (query)
          where n.author_id = a.id and ${NAME_WORDS} @@ asked.query::tsquery
        )
      ),
      all_authors as (
        select distinct a.id, a.paper_count
        from unnest(${queries}) asked (query)
        cross join lateral (
          select n.author_id from author_names n
          where ${NAME_WORDS} @@ (select asked.query::tsquery) and (select count(*) from near_authors) < ${integer(MOST_AUTHORS)}
          offset 0
        ) n
        join authors a on a.id = n.author_id
      )
      select id from (select * from near_authors union select * from all_authors) a
      order by paper_count desc, id limit ${integer(MOST_AUTHORS)}`,
    z.strictObject({ id: ID }),
  );
  return rows.map(({ id }) => id);
}

/** Of each clause whether every paper that is found meets it; null where none is found. */
async function metByAll(
  runner: Runner,
  searched: Searched,
  clauses: readonly Clause[],
): Promise<(boolean | null)[]> {
  const asked = clauses.map(({ anywhere }) => anywhere);
  const rows = await runner.rows(
    'wordsMetByAll',
    sql`with ${searchHits(searched)}
      select a.place, bool_and(w.text_search @@ a.query::tsquery) as met
      from unnest(${value(asked, 'text[]')}) with ordinality a (query, place)
      left join (select id from hits offset 0) h on true
      left join paper_words w on w.paper_id = h.id
      group by a.place order by a.place`,
    z.strictObject({ place: ID, met: z.boolean().nullable() }),
  );
  return rows.map(({ met }) => met);
}

/** The clauses that every alternative has. */
function inAll({ alternatives: [first = [], ...others] }: SearchPlan): Clause[] {
  return first.filter(
    ({ isExcluded, text }) =>
      !isExcluded && others.every((clauses) => clauses.some((clause) => clause.text === text)),
  );
}

import type { Runner } from '../../database/runner.js';
import { type Sql, sql, value } from '../../database/sql.js';
import { type NamedCountRow, type NamedQuery, countNamed } from '../papers/named-by-papers.js';
import { type FacetQuery, type FacetRows, facetsOfPapers } from '../papers/paper-facets.js';
import { paperConditions } from '../papers/paper-filter.js';
import { papersWithText } from '../papers/paper-words.js';
import { newestPapers } from './newest-papers.js';
import type { PaperQuery } from './paper-query.js';
import { searchHits } from './search-hits.js';
import type { ReadSearch } from './search-reading.js';

/** The facets of all papers that meet a search and its filter, also of those that are too many to be ranked. */
export async function searchFacets(
  runner: Runner,
  search: ReadSearch,
  query: Pick<FacetQuery, 'facets' | 'most'>,
): Promise<FacetRows> {
  return facetsOfPapers(runner, 'searchFacets', { ...foundPapers(search), ...query });
}

/**
 * Of more papers that meet a search, whom most of them name is counted over the newest so many: four authorships a paper are looked
 * up and counted by author, 100 ms for each 10,000 papers.
 */
const MOST_FOR_NAMED = 20_000;

/** The statements that count what papers of a search name. */
const NAMES = {
  authors: 'searchAuthors',
  venues: 'searchVenues',
  institutions: 'searchInstitutions',
} as const;

/**
 * Which authors, venues or institutions most of them name: most first, of equals by name. Of more than 20,000 papers that meet
 * every word the newest count.
 */
export async function searchNamed(
  runner: Runner,
  search: ReadSearch,
  query: NamedQuery,
): Promise<NamedCountRow[]> {
  return countNamed(runner, NAMES[query.named], { ...newestFound(search), ...query });
}

/** The papers among the hits, and all that meet every word. */
function foundPapers({ query, plan }: ReadSearch) {
  const filter = query.filter ?? {};
  const strict = strictOf(plan);
  const parts: Sql[] = [
    sql`select id as paper_id from hits`,
    ...(strict === null
      ? []
      : [sql`select paper_id from ${papersWithText(value(strict.strict, 'tsquery'))} w`]),
  ];
  return {
    tables: [
      searchHits({ plan, kinds: ['PAPER'], filter }),
      sql`found_by_words as materialized (${parts.reduce((all, part) => sql`${all} union ${part}`)})`,
    ],
    papers: sql`found_by_words f join papers p on p.id = f.paper_id`,
    conditions: [sql`true`, ...paperConditions(filter)],
  };
}

/** The same, of those that meet every word the newest. The rows of papers are wide, so they are not read for their number. */
function newestFound({ query, plan }: ReadSearch) {
  const filter = query.filter ?? {};
  const conditions = paperConditions(filter);
  const strict = strictOf(plan);
  const hits = searchHits({ plan, kinds: ['PAPER'], filter });
  const ranked = sql`select id from hits`;
  if (strict === null) return { tables: [hits], papers: sql`(${ranked}) p`, conditions: [sql`true`] };
  const newest = newestPapers(strict, { name: 'counted_papers', needed: MOST_FOR_NAMED, conditions });
  const met =
    strict.loose === strict.strict
      ? sql`select paper_id from counted_papers`
      : sql`select w.paper_id from counted_papers c join paper_words w on w.paper_id = c.paper_id
          where w.text_search @@ ${value(strict.strict, 'tsquery')}`;
  return { tables: [hits, newest], papers: sql`(${ranked} union ${met}) p`, conditions: [sql`true`] };
}

/** What all papers are found by that meet every word; null where there is nothing but what identifiers name. */
function strictOf({ papers, isIdentifier }: ReadSearch['plan']): PaperQuery | null {
  return isIdentifier ? null : papers;
}

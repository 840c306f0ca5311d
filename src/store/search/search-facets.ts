import type { Runner } from '../../database/runner.js';
import { type Sql, sql, value } from '../../database/sql.js';
import { type AuthorCountRow, countAuthors } from '../authors/authors-of-papers.js';
import { type FacetQuery, type FacetRows, facetsOfPapers } from '../papers/paper-facets.js';
import { paperConditions } from '../papers/paper-filter.js';
import { papersWithText } from '../papers/paper-words.js';
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

/** Who wrote most of them: most first, of equals by name. */
export async function searchAuthors(
  runner: Runner,
  search: ReadSearch,
  first: number,
): Promise<AuthorCountRow[]> {
  return countAuthors(runner, 'searchAuthors', { ...foundPapers(search), first });
}

/** The papers among the hits, and all that meet every word. */
function foundPapers({ query, plan }: ReadSearch) {
  const filter = query.filter ?? {};
  const strict =
    plan.papers === null || plan.isIdentifier ? [] : [papersWithText(value(plan.papers.strict, 'tsquery'))];
  const parts: Sql[] = [
    sql`select id as paper_id from hits`,
    ...strict.map((papers) => sql`select paper_id from ${papers} w`),
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

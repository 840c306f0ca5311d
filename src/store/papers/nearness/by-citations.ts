import { type Sql, integer, joined, sql, where } from '../../../database/sql.js';
import { type Side, othersOf, nearestOf, partOf, weight } from './by-content.js';

/** Citations that are read of the works that papers cite, from the rarest work on. */
const CITATIONS = 1_000;
const CITATIONS_OF_ALL = 4_000;
/** Papers that are read of those that cite a paper, the newest; of several papers so many in all, but some of each. */
const CITING = 100;
const CITING_OF_EACH = 10;

/**
 * Queries of the papers near by citations, each with its share, 0 to 1: `by_works`, which cite the same works, `by_citing`,
 * which the same papers cite, `cites`, `cited`.
 */
export function citationsOf(side: Side): Sql {
  return joined(
    [
      referencesOf(side),
      worksOf(side),
      byWorks(side),
      citingOf(side),
      byCiting(side),
      cites(side),
      cited(side),
    ],
    ', ',
  );
}

const referencesOf = (side: Side) => sql`
  ${partOf(side, 'references')} as materialized (
    select c.paper_id, c.work_id, w.paper_id as cited_id, w.citation_count, ${weight(sql`w.citation_count`)} as weight
    from store, ${partOf(side, 'given')} given
    join citations c on c.paper_id = given.paper_id join cited_works w on w.id = c.work_id
  )`;

const worksOf = (side: Side) => sql`
  ${partOf(side, 'works')} as materialized (
    select work_id, share, sum(citation_count) over (order by share desc, work_id) as read
    from (
      select work_id, max(citation_count) as citation_count, sum(share) as share
      from (
        select work_id, citation_count, weight / sum(weight) over (partition by paper_id) / ${side.count} as share
        from ${partOf(side, 'references')} where citation_count > 1
      ) of_each
      group by work_id
    ) of_all
  )`;

const byWorks = (side: Side) => sql`
  ${partOf(side, 'by_works')} as materialized (
    select c.paper_id, max(c.sort_date) as sort_date, sum(own.share) as share
    from ${partOf(side, 'works')} own
    cross join lateral (
      select c.paper_id, c.sort_date from citations c where c.work_id = own.work_id offset 0
    ) c
    ${where([
      sql`own.read <= ${integer(side.several ? CITATIONS_OF_ALL : CITATIONS)}`,
      ...othersOf(side, sql`c.paper_id`),
    ])}
    group by c.paper_id
  )`;

const citingOf = (side: Side) => sql`
  ${partOf(side, 'citing')} as materialized (
    select w.paper_id as given_id, c.paper_id, c.sort_date, count(*) over (partition by w.paper_id) as read
    from ${partOf(side, 'given')} given
    join cited_works w on w.paper_id = given.paper_id
    cross join lateral (
      select c.paper_id, c.sort_date from citations c where c.work_id = w.id
      order by c.sort_date desc, c.paper_id desc
      limit greatest(${integer(CITING_OF_EACH)}, ${integer(CITING)} / ${side.count})
    ) c
  )`;

const byCiting = (side: Side) => sql`
  ${partOf(side, 'by_citing')} as materialized (
    select together.paper_id, max(p.sort_date) as sort_date, sum(together.share) / ${side.count} as share
    from (
      select w.paper_id, round((count(*) / sqrt(max(n.read)::float8 * w.citation_count))::numeric, 6) as share
      from ${partOf(side, 'citing')} n
      join citations c on c.paper_id = n.paper_id join cited_works w on w.id = c.work_id
      where w.paper_id <> n.given_id
      group by n.given_id, w.id
    ) together
    join papers p on p.id = together.paper_id
    ${where(othersOf(side, sql`together.paper_id`))}
    group by together.paper_id
  )`;

const cites = (side: Side) => sql`
  ${partOf(side, 'cites')} as materialized (
    select n.paper_id, max(n.sort_date) as sort_date, count(*)::numeric / ${side.count} as share
    from ${partOf(side, 'citing')} n ${where(othersOf(side, sql`n.paper_id`))} group by n.paper_id
  )`;

/** What everybody cites says little. */
const cited = (side: Side) => sql`
  ${partOf(side, 'cited')} as materialized (
    select r.cited_id as paper_id, max(p.sort_date) as sort_date,
      sum(least(r.weight / ${weight(sql`1`)}, 1)) / ${side.count} as share
    from store, ${partOf(side, 'references')} r join papers p on p.id = r.cited_id
    ${where(othersOf(side, sql`r.cited_id`))} group by r.cited_id
  )`;

/** What each paper near by citations is near by. */
export const CITATION_PARTS = ['by_works', 'by_citing', 'cites', 'cited'] as const;

/** Papers that may be near: a query of `paper_id` each. */
export const candidatesByCitations = (side: Side): Sql[] =>
  CITATION_PARTS.map((part) => nearestOf(side, part));

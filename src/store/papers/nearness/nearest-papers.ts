import { type Sql, joined, name, sql } from '../../../database/sql.js';
import { CITATION_PARTS, candidatesByCitations, citationsOf } from './by-citations.js';
import { type Side, STORE, candidatesByContent, contentOf, partOf, shareOf } from './by-content.js';

/** How much of the nearness to papers to keep away from is taken off. */
const UNLIKED = sql`0.5`;

/**
 * The papers nearest to all of some, and not to others: a query of `paper_id`, `score`, `reasons`, `place`, in the order of
 * the places.
 */
export function nearestPapers(liked: Side, unliked: Side | null = null): Sql {
  const sides = unliked === null ? [liked] : [liked, unliked];
  const away =
    unliked === null ? sql`` : sql`and c.paper_id not in (select paper_id from ${partOf(unliked, 'given')})`;
  const score = unliked === null ? sql`l.score` : sql`l.score - round(${UNLIKED} * u.score, 6)`;
  return sql`
    with ${STORE}, ${joined(
      sides.flatMap((side) => (side.cited ? [contentOf(side), citationsOf(side)] : [contentOf(side)])),
      ', ',
    )},
    candidates as materialized (
      select distinct c.paper_id
      from (${joined(
        [...candidatesByContent(liked), ...(liked.cited ? candidatesByCitations(liked) : [])].map(
          (query) => sql`(${query})`,
        ),
        ' union all ',
      )}) c
      where c.paper_id not in (select paper_id from ${partOf(liked, 'given')}) ${away}
    ),
    ${joined(sides.map(scoredOf), ', ')},
    told as (
      select l.paper_id, ${score} as score, l.reasons
      from ${partOf(liked, 'scored')} l
      ${unliked === null ? sql`` : sql`join ${partOf(unliked, 'scored')} u on u.paper_id = l.paper_id`}
    )
    select s.paper_id, s.score::float8 as score, s.reasons,
      row_number() over (order by s.score desc, p.sort_date desc, p.slug) as place
    from told s join papers p on p.id = s.paper_id
    where s.score > 0
    order by place`;
}

/** Where nothing is near by citations the score is that of the rest, to the last digit. */
const scoredOf = (side: Side) => sql`
  ${partOf(side, 'compared')} as materialized (
    select c.paper_id, coalesce(words.share, 0) as words,
      ${shareOf(side, 'authors', 'authorships', 'author_id')} as authors,
      ${shareOf(side, 'topics', 'paper_topics', 'topic_id')} as topics,
      ${joined(
        CITATION_PARTS.map(
          (part) =>
            sql`${side.cited ? sql`coalesce(${partOf(side, part)}.share, 0)` : sql`0`} as ${name(part)}`,
        ),
        ', ',
      )}
    from candidates c left join ${partOf(side, 'by_words')} words on words.paper_id = c.paper_id
    ${joined(
      (side.cited ? CITATION_PARTS : []).map(
        (part) => sql`left join ${partOf(side, part)} on ${partOf(side, part)}.paper_id = c.paper_id`,
      ),
      ' ',
    )}
  ),
  ${partOf(side, 'scored')} as materialized (
    select paper_id,
      round(1 - (1 - (0.6 * words + 0.3 * authors + 0.1 * topics))
        * (1 - (0.5 * by_works + 0.3 * by_citing + 0.1 * cites + 0.1 * cited)), 6) as score,
      array_remove(array[
        case when words > 0 then 'TEXT' end, case when authors > 0 then 'AUTHORS' end,
        case when topics > 0 then 'TOPICS' end, case when by_works > 0 then 'COUPLING' end,
        case when by_citing > 0 then 'COCITATION' end, case when cites > 0 then 'CITES' end,
        case when cited > 0 then 'CITED' end], null) as reasons
    from ${partOf(side, 'compared')}
  )`;

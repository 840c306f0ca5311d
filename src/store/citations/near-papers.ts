import { z } from 'zod';
import { ID } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { type Sql, integer, sql, value } from '../../database/sql.js';
import { rowsOfEach } from '../group-by.js';

export type CitationNearness = 'COUPLING' | 'COCITATION';

export interface NearPaperRow {
  paperId: string;
  shared: number;
  score: number;
}

/**
 * What many cite tells little of nearness: works are looked at from the rarest on, as long as so many citations are read.
 */
const MOST_CITATIONS = 10_000;
/** Papers that are compared in full: those that share most of the rarer works. */
const MOST_CANDIDATES = 300;
/** Of the papers that cite a paper the newest are read. */
const MOST_CITING = 1_000;

/**
 * The papers nearest to each by citations, those that share most first, of equals by score and then the newest. By coupling
 * (Kessler 1963) two papers are near that cite the same works, by co-citation (Small 1973) two that the same papers cite. The
 * score is what they share over the geometric mean of both, as Salton's cosine.
 */
export async function nearByPaperId(
  runner: Runner,
  { by, first }: { by: CitationNearness; first: number },
  paperIds: readonly string[],
): Promise<NearPaperRow[][]> {
  const rows = await runner.rows(
    `nearByPaperId:${by}`,
    sql`select parent.id as "parentId", near.*
      from unnest(${value(paperIds, 'bigint[]')}) parent (id)
      cross join lateral (${by === 'COUPLING' ? coupled(first) : cocited(first)}) near`,
    z.strictObject({ parentId: ID, paperId: ID, shared: z.int(), score: z.number() }),
  );
  return rowsOfEach(paperIds, rows, ({ parentId }) => parentId).map((near) =>
    near.map(({ paperId, shared, score }) => ({ paperId, shared, score })),
  );
}

/** Candidates by the rarer works, what each shares counted over all works. */
const coupled = (first: number): Sql => sql`
  with own as materialized (
    select c.work_id, sum(w.citation_count) over (order by w.citation_count, w.id) as read
    from citations c join cited_works w on w.id = c.work_id where c.paper_id = parent.id
  ),
  candidates as materialized (
    select c.paper_id
    from own join citations c on c.work_id = own.work_id
    where own.read <= ${integer(MOST_CITATIONS)} and c.paper_id <> parent.id
    group by c.paper_id order by count(*) desc, max(c.sort_date) desc, c.paper_id desc
    limit ${integer(MOST_CANDIDATES)}
  ),
  counted as (
    select n.paper_id, count(*)::int as size, count(own.work_id)::int as shared
    from candidates n join citations c on c.paper_id = n.paper_id left join own on own.work_id = c.work_id
    group by n.paper_id
  )
  select c.paper_id as "paperId", c.shared, ${score(sql`c.shared`, sql`c.size`, sql`(select count(*) from own)`)} as score
  from counted c join papers p on p.id = c.paper_id
  order by c.shared desc, score desc, p.sort_date desc, p.id desc limit ${integer(first)}`;

/**
 * The newest papers that cite the paper, and what else they cite that the store has. Works are looked up from those that
 * are cited together most on, as many as it takes.
 */
const cocited = (first: number): Sql => sql`
  with own as materialized (
    select w.id, w.citation_count as size from cited_works w where w.paper_id = parent.id
  ),
  citing as materialized (
    select c.paper_id from citations c where c.work_id = (select id from own)
    order by c.sort_date desc, c.paper_id desc limit ${integer(MOST_CITING)}
  ),
  counted as materialized (
    select w.paper_id, w.size, together.shared
    from (
      select c.work_id, count(*)::int as shared
      from citing n join citations c on c.paper_id = n.paper_id
      group by c.work_id order by shared desc
    ) together
    cross join lateral (
      select w.paper_id, w.citation_count as size from cited_works w
      where w.id = together.work_id and w.paper_id <> parent.id offset 0
    ) w
    order by together.shared desc fetch first ${integer(first)} rows with ties
  )
  select c.paper_id as "paperId", c.shared, ${score(sql`c.shared`, sql`c.size`, sql`(select size from own)`)} as score
  from counted c join papers p on p.id = c.paper_id
  order by c.shared desc, score desc, p.sort_date desc, p.id desc limit ${integer(first)}`;

const score = (shared: Sql, size: Sql, own: Sql) =>
  sql`round((${shared} / sqrt(${size}::float8 * ${own}))::numeric, 6)::float8`;

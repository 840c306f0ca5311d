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
const MOST_CITATIONS = 20_000;
const MOST_CANDIDATES = 1_000;

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

/** The newest papers that cite the paper, and what else they cite that the store has. */
const cocited = (first: number): Sql => sql`
  with own as materialized (
    select w.id, w.citation_count as size from cited_works w where w.paper_id = parent.id
  ),
  citing as materialized (
    select c.paper_id from own join citations c on c.work_id = own.id
    order by c.sort_date desc, c.paper_id desc limit ${integer(MOST_CANDIDATES)}
  ),
  counted as (
    select w.paper_id, w.citation_count as size, count(*)::int as shared
    from citing n join citations c on c.paper_id = n.paper_id join cited_works w on w.id = c.work_id
    where w.paper_id <> parent.id group by w.id
  )
  select c.paper_id as "paperId", c.shared, ${score(sql`c.shared`, sql`c.size`, sql`(select size from own)`)} as score
  from counted c join papers p on p.id = c.paper_id
  order by c.shared desc, score desc, p.sort_date desc, p.id desc limit ${integer(first)}`;

const score = (shared: Sql, size: Sql, own: Sql) =>
  sql`round((${shared} / sqrt(${size}::float8 * ${own}))::numeric, 6)::float8`;

import { z } from 'zod';
import { ID } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';
import { rowsOfEach } from '../group-by.js';

export interface YearRow {
  year: number;
  paperCount: number;
  citationCount: number;
}

/** What can be counted of a person's papers and of who cites them. */
export interface ComputedMetricsRow {
  paperCount: number;
  /** Citations of each paper that is cited, most first. */
  cited: { paperId: string; count: number }[];
  /** Papers of the year, and citations by papers of the year; the earliest first. */
  byYear: YearRow[];
}

/** The figures of each person, computed from the citations of the store. */
export async function computedMetricsByAuthorId(
  runner: Runner,
  authorIds: readonly string[],
): Promise<ComputedMetricsRow[]> {
  const ids = value(authorIds, 'bigint[]');
  const cited = await runner.rows(
    'citedPapersByAuthorId',
    sql`select s.author_id as "authorId", s.paper_id as "paperId", coalesce(w.citation_count, 0) as count
      from authorships s left join cited_works w on w.paper_id = s.paper_id
      where s.author_id = any (${ids})
      order by s.author_id, count desc, s.sort_date desc, s.paper_id desc`,
    z.strictObject({ authorId: ID, paperId: ID, count: z.int() }),
  );
  const years = await runner.rows(
    'citationYearsByAuthorId',
    sql`select "authorId", year, sum(papers)::int as "paperCount", sum(citations)::int as "citationCount"
      from (
        select s.author_id as "authorId", extract(year from s.sort_date)::int as year, count(*) as papers, 0 as citations
        from authorships s where s.author_id = any (${ids}) and isfinite(s.sort_date) group by 1, 2
        union all
        select s.author_id, extract(year from c.sort_date)::int, 0, count(*)
        from authorships s join cited_works w on w.paper_id = s.paper_id join citations c on c.work_id = w.id
        where s.author_id = any (${ids}) and isfinite(c.sort_date) group by 1, 2
      ) counts
      group by 1, 2 order by 1, 2`,
    z.strictObject({ authorId: ID, year: z.int(), paperCount: z.int(), citationCount: z.int() }),
  );
  const papersOf = rowsOfEach(authorIds, cited, ({ authorId }) => authorId);
  const yearsOf = rowsOfEach(authorIds, years, ({ authorId }) => authorId);
  return authorIds.map((_, place) => {
    const papers = papersOf[place] ?? [];
    return {
      paperCount: papers.length,
      cited: papers.filter(({ count }) => count > 0).map(({ paperId, count }) => ({ paperId, count })),
      byYear: (yearsOf[place] ?? []).map(({ year, paperCount, citationCount }) => ({
        year,
        paperCount,
        citationCount,
      })),
    };
  });
}

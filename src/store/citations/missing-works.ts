import { z } from 'zod';
import { ID } from '../../database/columns.js';
import type { Runner } from '../../database/runner.js';
import { type Sql, integer, sql, value, where } from '../../database/sql.js';
import { type PaperConditions, paperConditions } from '../papers/paper-filter.js';
import { WORK_COLUMNS, WORK_FIELDS, type CitedWorkRow } from './citation-store.js';

/** Some papers: those that meet a filter, or those of some slugs, or both. */
export interface PaperSet {
  filter: PaperConditions;
  slugs: readonly string[] | null;
}

export interface MissingWorkRow extends CitedWorkRow {
  citedByCount: number;
  /** Of the set, the newest three. */
  citedBy: string[];
}

/** Of a larger set the newest papers count. */
export const MOST_CITING_PAPERS = 5_000;
const SHOWN = 3;

/**
 * Works that papers of a set cite and that are not in the store: those that most cite first, of equals the one known
 * longest. Of works only as many are looked up, from the most cited on, as it takes.
 */
export async function missingWorks(
  runner: Runner,
  { filter, slugs }: PaperSet,
  first: number,
): Promise<MissingWorkRow[]> {
  const conditions = conditionsOf({ filter, slugs });
  return runner.rows(
    'missingWorks',
    sql`with listed as materialized (
        select p.id, p.sort_date from papers p ${where(conditions)}
        order by p.sort_date desc, p.id desc limit ${integer(MOST_CITING_PAPERS)}
      ),
      edges as materialized (
        select c.work_id, c.paper_id, c.sort_date from listed l join citations c on c.paper_id = l.id
      ),
      cited as materialized (
        select counted.work_id, counted.count
        from (
          select work_id, count(*)::int as count from edges group by work_id order by count desc, work_id
        ) counted
        cross join lateral (
          select from cited_works w where w.id = counted.work_id and w.paper_id is null offset 0
        ) lacking
        order by counted.count desc, counted.work_id limit ${integer(first)}
      ),
      shown as (
        select work_id, array_agg(paper_id::text order by place) as papers
        from (
          select l.work_id, l.paper_id,
            row_number() over (partition by l.work_id order by l.sort_date desc, l.paper_id desc) as place
          from edges l join cited on cited.work_id = l.work_id
        ) placed
        where place <= ${integer(SHOWN)} group by work_id
      )
      select ${WORK_COLUMNS}, cited.count as "citedByCount", shown.papers as "citedBy"
      from cited join shown on shown.work_id = cited.work_id join cited_works w on w.id = cited.work_id
      order by cited.count desc, cited.work_id`,
    z.strictObject({ ...WORK_FIELDS, citedByCount: z.int(), citedBy: z.array(ID) }),
  );
}

/** The conditions that papers `p` of the set meet. */
export function conditionsOf({ filter, slugs }: PaperSet): Sql[] {
  const named = slugs === null ? [] : [sql`p.slug = any (${value(slugs, 'text[]')})`];
  return [...named, ...paperConditions(filter)];
}

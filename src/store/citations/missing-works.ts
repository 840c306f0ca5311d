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
export const MOST_CITING_PAPERS = 20_000;
const SHOWN = 3;

/** Works that papers of a set cite and that are not in the store: those that most cite first, of equals the one known longest. */
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
      cited as materialized (
        select c.work_id, count(*)::int as count
        from listed l join citations c on c.paper_id = l.id join cited_works w on w.id = c.work_id
        where w.paper_id is null
        group by c.work_id order by count(*) desc, c.work_id limit ${integer(first)}
      )
      select ${WORK_COLUMNS}, cited.count as "citedByCount", array(
        select c.paper_id::text from citations c
        where c.work_id = cited.work_id and c.paper_id in (select id from listed)
        order by c.sort_date desc, c.paper_id desc limit ${integer(SHOWN)}
      ) as "citedBy"
      from cited join cited_works w on w.id = cited.work_id
      order by cited.count desc, cited.work_id`,
    z.strictObject({ ...WORK_FIELDS, citedByCount: z.int(), citedBy: z.array(ID) }),
  );
}

/** The conditions that papers `p` of the set meet. */
export function conditionsOf({ filter, slugs }: PaperSet): Sql[] {
  const named = slugs === null ? [] : [sql`p.slug = any (${value(slugs, 'text[]')})`];
  return [...named, ...paperConditions(filter)];
}

import { z } from 'zod';
import { sql } from '../../database/sql.js';
import type { Step } from '../pipeline/step.js';
import {
  affectedPapers,
  citedEntries,
  citingPapers,
  derivedCitations,
  formerCitations,
  formerWorks,
  recountedWorks,
  touchedWorks,
  uncitedPapers,
} from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { addCitingPapers, numberCitedKeys } from './cited-entries.js';
import { regroupWorks } from './regroup-works.js';
import { assignPapers, uniteWorks } from './unite-works.js';

/**
 * Computes anew what the affected papers cite, and which works they are. A reference leads to the paper of the store that
 * has one of its identifiers, else to a work that need not be there; what cites that becomes what cites the paper as soon
 * as it is. Of the identifiers of one reference the first that a paper has counts. What a paper says of itself is no citation.
 */
export const deriveCitations: Step<unknown> = {
  name: 'deriveCitations',
  reads: [affectedPapers, formerCitations, formerWorks],
  makes: [
    citingPapers,
    citedEntries,
    touchedWorks,
    recountedWorks,
    uncitedPapers,
    derivedCitations,
    formerCitations,
  ],
  run: derive,
};

async function derive(transaction: Transaction): Promise<void> {
  const [found] = await transaction.rows('findReferences', FIND_REFERENCES, z.object({ any: z.boolean() }));
  if (found?.any !== true) return;
  for (const table of [citingPapers, citedEntries, touchedWorks, recountedWorks, uncitedPapers])
    await transaction.run('createCitationTables', table.create);
  await addCitingPapers(transaction, sql`select paper_id from ${affectedPapers}`);
  await transaction.run('analyzeCitedEntries', sql`analyze ${citedEntries}`);
  await numberCitedKeys(transaction);
  await transaction.run('touchWorks', TOUCH_WORKS);
  await regroupWorks(transaction, await uniteWorks(transaction));
  await assignPapers(transaction);
  await transaction.run('deriveCitations', derivedCitations.createAs(DERIVED));
  await transaction.run('deleteCitations', DELETE_CITATIONS);
  await transaction.run('upsertCitations', UPSERT_CITATIONS);
  await transaction.run('deleteOwnCitations', DELETE_OWN);
  await transaction.run('addCitations', ADD_CITATIONS);
  await transaction.run('recountCitations', RECOUNT_CITATIONS);
  await transaction.run('countCitationsOfPapers', COUNT_OF_PAPERS);
  await transaction.run('deleteUncitedWorks', DELETE_UNCITED);
}

/** Whether anything was or is cited that these papers have to do with. */
const FIND_REFERENCES = sql`
  select exists (select from cited_works) or exists (
    select from ${affectedPapers} a join listings l on l.paper_id = a.paper_id where l.cited_references <> '{}'
  ) as any`;

/** Works that affected papers are, or were. */
const TOUCH_WORKS = sql`
  insert into ${touchedWorks} (work_id)
  select k.work_id
  from ${affectedPapers} a
  join paper_identifiers i on i.paper_id = a.paper_id
  join cited_identifiers k on k.key = i.scheme || ':' || i.value
  union
  select work_id from ${formerWorks}
  on conflict do nothing`;

const DERIVED = sql`
  select distinct on (e.paper_id, w.id) e.paper_id, w.id as work_id, p.sort_date, e.position, e.intents
  from ${citedEntries} e
  join papers p on p.id = e.paper_id
  cross join lateral (
    select w.id, w.paper_id
    from unnest(e.keys) with ordinality printed (key, place)
    join cited_identifiers k on k.key = printed.key
    join cited_works w on w.id = k.work_id
    order by w.paper_id is null, printed.place limit 1
  ) w
  where w.paper_id is distinct from e.paper_id
  order by e.paper_id, w.id, e.position`;

const DELETE_CITATIONS = sql`
  delete from citations c using ${citingPapers} a
  where c.paper_id = a.paper_id and not exists (
    select from ${derivedCitations} d
    where d.paper_id = c.paper_id and d.work_id = c.work_id and d.sort_date = c.sort_date)`;

const UPSERT_CITATIONS = sql`
  insert into citations as c (work_id, sort_date, paper_id, position, intents)
  select work_id, sort_date, paper_id, position, intents from ${derivedCitations} order by paper_id, position
  on conflict (work_id, sort_date, paper_id) do update set position = excluded.position, intents = excluded.intents
    where (c.position, c.intents) is distinct from (excluded.position, excluded.intents)`;

/** Of a paper that has turned out to be what it cites. Its work is counted from the beginning. */
const DELETE_OWN = sql`
  with own as (
    delete from citations c using ${touchedWorks} t, cited_works w
    where w.id = t.work_id and c.work_id = w.id and c.paper_id = w.paper_id
    returning c.work_id
  )
  insert into ${recountedWorks} (work_id) select work_id from own on conflict do nothing`;

/** Works that were made one, or several, are counted behind this. */
const ADD_CITATIONS = sql`
  update cited_works w set citation_count = w.citation_count + c.change
  from (
    select work_id, sum(change)::integer as change
    from (
      select work_id, 1 as change from ${derivedCitations}
      union all
      select work_id, -1 from ${formerCitations}
    ) changes
    group by work_id having sum(change) <> 0
  ) c
  where w.id = c.work_id`;

const RECOUNT_CITATIONS = sql`
  update cited_works w set citation_count = c.count
  from (
    select r.work_id, (select count(*)::integer from citations c where c.work_id = r.work_id) as count
    from ${recountedWorks} r
  ) c
  where w.id = c.work_id and w.citation_count <> c.count`;

/** What lists are put in order by: what the works say, for each paper that one is, or was. */
const COUNT_OF_PAPERS = sql`
  update citation_counts n set citation_count = c.count
  from (
    select p.paper_id, coalesce(w.citation_count, 0) as count
    from (
      select paper_id from ${uncitedPapers}
      union
      select w.paper_id
      from (
        select work_id from ${derivedCitations}
        union select work_id from ${formerCitations}
        union select work_id from ${recountedWorks}
        union select work_id from ${touchedWorks}
      ) t
      join cited_works w on w.id = t.work_id
      where w.paper_id is not null
    ) p
    left join cited_works w on w.paper_id = p.paper_id
  ) c
  where n.paper_id = c.paper_id and n.citation_count <> c.count`;

const DELETE_UNCITED = sql`
  delete from cited_works w
  using (
    select work_id from ${formerCitations}
    union select work_id from ${recountedWorks}
    union select work_id from ${touchedWorks}
  ) t
  where w.id = t.work_id and w.citation_count = 0 and not exists (select from citations c where c.work_id = w.id)`;

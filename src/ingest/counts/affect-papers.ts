import { type Sql, sql } from '../../database/sql.js';
import { affectedPapers, countChanges, newPapers, stagedRecords } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

/**
 * Notes that papers are affected, and takes away what they count for: what they count for in the end is added again
 * (`sumCounts`). So a batch costs what its papers cost, however many others their authors have. Called before anything
 * about the papers changes; those that are affected already are left as they are.
 *
 * @param name of the statement.
 * @param papers a query of `paper_id`.
 */
export async function affectPapers(transaction: Transaction, name: string, papers: Sql): Promise<void> {
  await transaction.run(
    name,
    affect(sql`select distinct paper_id, false as single_listing from (${papers}) papers`),
  );
}

/** The same of the papers of the staged records. New papers count for nothing yet. */
export async function affectStagedPapers(transaction: Transaction): Promise<void> {
  await transaction.run(
    'affectStagedPapers',
    affect(sql`
      select s.paper_id, n.paper_id is not null and count(*) = 1 as single_listing
      from ${stagedRecords} s left join ${newPapers} n on n.paper_id = s.paper_id
      group by s.paper_id, n.paper_id`),
  );
}

/** Their authorships are written by now, so they are to be derived anew like any others'. */
export async function resetSingleListings(transaction: Transaction): Promise<void> {
  await transaction.run(
    'resetSingleListings',
    sql`update ${affectedPapers} set single_listing = false where single_listing`,
  );
}

const affect = (papers: Sql) => sql`
  with affected as (
    insert into ${affectedPapers} (paper_id, single_listing) select paper_id, single_listing from (${papers}) papers
    on conflict do nothing
    returning paper_id, single_listing
  ),
  known as (select paper_id from affected where not single_listing)
  insert into ${countChanges} (author_id, topic_id, change)
  select s.author_id, null::integer, -1 from known join authorships s using (paper_id)
  union all
  select null, t.topic_id, -1 from known join paper_topics t using (paper_id)
  union all
  select s.author_id, t.topic_id, -1
  from known join authorships s using (paper_id) join paper_topics t using (paper_id)`;

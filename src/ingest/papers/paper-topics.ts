import { sql } from '../../database/sql.js';
import { affectedPapers, affectedTopics, derivedPapers, stagedRecords } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { RANKED_LISTINGS } from './ranked-listings.js';

/** Takes topics from affected papers whose listings do not name them any more; all that they had count as affected. */
export async function deleteFormerTopics(transaction: Transaction): Promise<void> {
  await transaction.run('collectFormerTopics', FORMER_TOPICS);
  await transaction.run('deletePaperTopics', DELETE_TOPICS);
}

/** Gives the derived papers their topics, in the order in which their listings name them. */
export async function upsertPaperTopics(transaction: Transaction): Promise<void> {
  await transaction.run('upsertPaperTopics', UPSERT_TOPICS);
}

const FORMER_TOPICS = sql`
  insert into ${affectedTopics}
  select distinct pt.topic_id from paper_topics pt join ${affectedPapers} a on a.paper_id = pt.paper_id
  on conflict do nothing`;

const DELETE_TOPICS = sql`
  delete from paper_topics pt
  using ${affectedPapers} a
  where a.paper_id = pt.paper_id
    and not exists (
      select from listings l join topics t on t.code = any (l.topic_codes)
      where l.paper_id = pt.paper_id and t.id = pt.topic_id
    )`;

const UPSERT_TOPICS = sql`
  with ${RANKED_LISTINGS},
  printed as (
    select paper_id, code, row_number() over (partition by paper_id order by min(array[place, ordinality])) as rank
    from ranked cross join lateral unnest(topic_codes) with ordinality printed (code, ordinality)
    group by paper_id, code
    union all
    select paper_id, code, ordinality
    from ${affectedPapers} a
    join ${stagedRecords} r using (paper_id)
    cross join lateral unnest(r.topic_codes) with ordinality printed (code, ordinality)
    where a.single_listing
  )
  insert into paper_topics as pt (paper_id, topic_id, rank, sort_date)
  select printed.paper_id, t.id, printed.rank, p.sort_date
  from printed
  join topics t on t.code = printed.code
  join ${derivedPapers} p on p.id = printed.paper_id
  on conflict (paper_id, topic_id) do update set rank = excluded.rank, sort_date = excluded.sort_date
    where (pt.rank, pt.sort_date) is distinct from (excluded.rank, excluded.sort_date)`;

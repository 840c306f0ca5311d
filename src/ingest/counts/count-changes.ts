import { sql } from '../../database/sql.js';
import { affectedPapers, countChanges, summedChanges } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

/**
 * Adds what the affected papers count for now, and sums up what that changes: for an author where there is no topic,
 * for a topic where there is no author.
 */
export async function sumCounts(transaction: Transaction): Promise<void> {
  await transaction.run('addCounts', ADD_COUNTS);
  await transaction.run('sumCounts', summedChanges.createAs(SUM));
  await transaction.run('analyzeCounts', sql`analyze ${summedChanges}`);
}

/** Applies the changes to the counts of authors' topics, and of topics. */
export async function applyTopicCounts(transaction: Transaction): Promise<void> {
  await transaction.run('addTopicsOfAuthors', ADD_TOPICS_OF_AUTHORS);
  await transaction.run('subtractTopicsOfAuthors', SUBTRACT_TOPICS_OF_AUTHORS);
  await transaction.run('deleteAuthorTopics', DELETE_AUTHOR_TOPICS);
  await transaction.run('countPapersOfTopics', COUNT_PAPERS_OF_TOPICS);
}

/** A change without a topic is the author's, one without an author the topic's. */
const ADD_COUNTS = sql`
  insert into ${countChanges} (author_id, topic_id, change)
  select s.author_id, null::integer, 1 from ${affectedPapers} a join authorships s using (paper_id)
  union all
  select null, t.topic_id, 1 from ${affectedPapers} a join paper_topics t using (paper_id)
  union all
  select s.author_id, t.topic_id, 1
  from ${affectedPapers} a join authorships s using (paper_id) join paper_topics t using (paper_id)`;

const SUM = sql`
  select author_id, topic_id, sum(change)::integer as change
  from ${countChanges} group by author_id, topic_id having sum(change) <> 0`;

/** Authors whose count grows are there; those whose count shrinks may be gone, so only known counts are lowered. */
const ADD_TOPICS_OF_AUTHORS = sql`
  insert into author_topics as t (author_id, topic_id, paper_count)
  select author_id, topic_id, change from ${summedChanges}
  where author_id is not null and topic_id is not null and change > 0
  order by author_id, topic_id
  on conflict (author_id, topic_id) do update set paper_count = t.paper_count + excluded.paper_count`;

const SUBTRACT_TOPICS_OF_AUTHORS = sql`
  update author_topics t set paper_count = t.paper_count + c.change
  from ${summedChanges} c where c.change < 0 and c.author_id = t.author_id and c.topic_id = t.topic_id`;

const DELETE_AUTHOR_TOPICS = sql`
  delete from author_topics t using ${summedChanges} c
  where c.change < 0 and c.author_id = t.author_id and c.topic_id = t.topic_id and t.paper_count = 0`;

const COUNT_PAPERS_OF_TOPICS = sql`
  update topics t set paper_count = t.paper_count + c.change
  from ${summedChanges} c where c.author_id is null and c.topic_id = t.id`;

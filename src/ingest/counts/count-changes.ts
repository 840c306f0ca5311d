import type { Transaction } from '../transaction/transaction.js';

/**
 * Counts are kept by how much they change: what the affected papers count for is taken away before they are touched and
 * added again afterwards. So a batch costs what its papers cost, however many others their authors have.
 *
 * Called whenever papers have been noted as affected, before anything about them changes.
 */
export async function rememberCounts(transaction: Transaction): Promise<void> {
  await transaction.query('forgetCounts', noteChanges('-1', 'where not a.counted'));
  await transaction.query('markCounted', 'update affected_papers set counted = true where not counted');
}

/**
 * Adds what the affected papers count for now, and sums up what that changes: `summed_changes (author_id, topic_id,
 * change)`, for an author where there is no topic, for a topic where there is no author.
 */
export async function sumCounts(transaction: Transaction): Promise<void> {
  await transaction.query('addCounts', noteChanges('1', ''));
  await transaction.query('sumCounts', SUM);
  await transaction.query('analyzeCounts', 'analyze summed_changes');
}

/** Applies the changes to the counts of authors' topics, and of topics. */
export async function applyTopicCounts(transaction: Transaction): Promise<void> {
  await transaction.query('addTopicsOfAuthors', ADD_TOPICS_OF_AUTHORS);
  await transaction.query('takeTopicsOfAuthors', TAKE_TOPICS_OF_AUTHORS);
  await transaction.query('deleteAuthorTopics', DELETE_AUTHOR_TOPICS);
  await transaction.query('countPapersOfTopics', COUNT_PAPERS_OF_TOPICS);
}

/** A change without a topic is the author's, one without an author the topic's. */
const noteChanges = (change: string, which: string) => `
  insert into count_changes (author_id, topic_id, change)
  select s.author_id, null::integer, ${change} from affected_papers a join authorships s using (paper_id) ${which}
  union all
  select null, t.topic_id, ${change} from affected_papers a join paper_topics t using (paper_id) ${which}
  union all
  select s.author_id, t.topic_id, ${change}
  from affected_papers a join authorships s using (paper_id) join paper_topics t using (paper_id) ${which}`;

const SUM = `
  create temp table summed_changes on commit drop as
  select author_id, topic_id, sum(change)::integer as change
  from count_changes group by author_id, topic_id having sum(change) <> 0`;

/** Who has more papers than before is somebody; of who has less, and may be no more, only what there is is counted down. */
const ADD_TOPICS_OF_AUTHORS = `
  insert into author_topics as t (author_id, topic_id, paper_count)
  select author_id, topic_id, change from summed_changes
  where author_id is not null and topic_id is not null and change > 0
  order by author_id, topic_id
  on conflict (author_id, topic_id) do update set paper_count = t.paper_count + excluded.paper_count`;

const TAKE_TOPICS_OF_AUTHORS = `
  update author_topics t set paper_count = t.paper_count + c.change
  from summed_changes c where c.change < 0 and c.author_id = t.author_id and c.topic_id = t.topic_id`;

const DELETE_AUTHOR_TOPICS = `
  delete from author_topics t using summed_changes c
  where c.change < 0 and c.author_id = t.author_id and c.topic_id = t.topic_id and t.paper_count = 0`;

const COUNT_PAPERS_OF_TOPICS = `
  update topics t set paper_count = t.paper_count + c.change
  from summed_changes c where c.author_id is null and c.topic_id = t.id`;

import { z } from 'zod';
import { ID, columnsOf, rowShape } from '../../database/columns.js';
import { TopicEntity } from '../../database/entities/topic.entity.js';
import type { Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';
import { rowsOfEach } from '../group-by.js';
import type { Keyed, ListOrder, Page, PageRequest, SortKey } from '../keyset.js';
import { countAll, readPage } from '../list-statement.js';
import type { TopicOrder } from '../order-fields.js';

export type TopicRow = Pick<TopicEntity, 'id' | 'code' | 'label' | 'name' | 'paperCount'>;

const TOPIC = columnsOf(TopicEntity, 't', ['id', 'code', 'label', 'name', 'paperCount']);

/** A page of all topics. */
export async function topicsPage(
  runner: Runner,
  order: TopicOrder,
  request: PageRequest,
): Promise<Page<TopicRow & Keyed>> {
  const list = { name: 'topicsPage', columns: TOPIC, from: sql`topics t`, order: topicOrder(order) };
  return readPage(runner, list, request);
}

export async function countTopics(runner: Runner): Promise<number> {
  return countAll(runner, { name: 'countTopics', from: sql`topics` });
}

/** By code, or the most papers first with codes in the order of the alphabet among equals. */
export function topicOrder({ field, direction }: TopicOrder): ListOrder {
  const code: SortKey = { sql: sql`t.code`, type: 'text' };
  if (field === 'CODE')
    return { name: `topics:CODE:${direction}`, keys: [code], descending: direction === 'DESC' };
  const count = direction === 'DESC' ? sql`(-t.paper_count)` : sql`t.paper_count`;
  return {
    name: `topics:PAPER_COUNT:${direction}`,
    keys: [{ sql: count, type: 'integer' }, code],
    descending: false,
  };
}

/** Topics by code, or by a label that only one topic bears; `key` is the text asked. */
export async function topicsByCode(
  runner: Runner,
  codes: readonly string[],
): Promise<(TopicRow & { key: string })[]> {
  const asked = value(codes, 'text[]');
  return runner.rows(
    'topicsByCode',
    sql`select t.code as key, ${TOPIC.list} from topics t where t.code = any (${asked})
      union all
      select t.label, ${TOPIC.list} from topics t
      where t.label = any (${asked})
        and not exists (select from topics o where o.id <> t.id and (o.label = t.label or o.code = t.label))
        and t.code <> t.label`,
    ASKED_TOPIC,
  );
}

const ASKED_TOPIC = rowShape(TOPIC, { key: z.string() });

/** Topics by id; those that do not exist are left out. */
export async function topicsById(runner: Runner, ids: readonly number[]): Promise<TopicRow[]> {
  const statement = sql`select ${TOPIC.list} from topics t where t.id = any (${value(ids, 'integer[]')})`;
  return runner.rows('topicsById', statement, TOPIC.shape);
}

/** Each paper's topics, the primary one first. */
export async function topicsByPaperId(runner: Runner, paperIds: readonly string[]): Promise<TopicRow[][]> {
  const rows = await runner.rows(
    'topicsByPaperId',
    sql`select pt.paper_id as "paperId", ${TOPIC.list}
      from paper_topics pt join topics t on t.id = pt.topic_id
      where pt.paper_id = any (${value(paperIds, 'bigint[]')}) order by pt.paper_id, pt.rank`,
    PAPER_TOPIC,
  );
  return rowsOfEach(paperIds, rows, ({ paperId }) => paperId);
}

const PAPER_TOPIC = rowShape(TOPIC, { paperId: ID });

/** A topic of one author's papers. */
export interface AuthorTopicRow extends TopicRow {
  papersOfAuthor: number;
}

/** Each author's topics, the one with most of their papers first. */
export async function topicsByAuthorId(
  runner: Runner,
  authorIds: readonly string[],
): Promise<AuthorTopicRow[][]> {
  const rows = await runner.rows(
    'topicsByAuthorId',
    sql`select at.author_id as "authorId", at.paper_count as "papersOfAuthor", ${TOPIC.list}
      from author_topics at join topics t on t.id = at.topic_id
      where at.author_id = any (${value(authorIds, 'bigint[]')})
      order by at.author_id, at.paper_count desc, t.code`,
    AUTHOR_TOPIC,
  );
  return rowsOfEach(authorIds, rows, ({ authorId }) => authorId);
}

const AUTHOR_TOPIC = rowShape(TOPIC, { authorId: ID, papersOfAuthor: z.int() });

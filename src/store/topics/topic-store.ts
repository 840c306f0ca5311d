import type { TopicEntity } from '../../database/entities/topic.entity.js';
import type { Reader } from '../../database/reader.js';
import type { Keyed, ListOrder, Page, PageRequest } from '../keyset.js';
import { countAll, groupBy, readPage } from '../list-statement.js';
import type { OrderDirection } from '../papers/paper-order.js';

export type TopicRow = Pick<TopicEntity, 'id' | 'code' | 'label' | 'name' | 'paperCount'>;

const TOPIC_COLUMNS = 't.id, t.code, t.label, t.name, t.paper_count as "paperCount"';

export const TOPIC_ORDER_FIELDS = ['CODE', 'PAPER_COUNT'] as const;
export interface TopicOrder {
  field: (typeof TOPIC_ORDER_FIELDS)[number];
  direction: OrderDirection;
}

/** A page of all topics. */
export async function topicsPage(
  reader: Reader,
  order: TopicOrder,
  request: PageRequest,
): Promise<Page<TopicRow & Keyed>> {
  return readPage(
    reader,
    { name: 'topicsPage', columns: TOPIC_COLUMNS, from: 'topics t', order: topicOrder(order) },
    request,
  );
}

export async function countTopics(reader: Reader): Promise<number> {
  return countAll(reader, { name: 'countTopics', from: 'topics' });
}

/** By code, or the most papers first with codes in the order of the alphabet among equals. */
export function topicOrder({ field, direction }: TopicOrder): ListOrder {
  const code = { sql: 't.code', type: 'text' } as const;
  if (field === 'CODE')
    return { name: `topics:CODE:${direction}`, keys: [code], descending: direction === 'DESC' };
  const count = {
    sql: direction === 'DESC' ? '(-t.paper_count)' : 't.paper_count',
    type: 'integer',
  } as const;
  return { name: `topics:PAPER_COUNT:${direction}`, keys: [count, code], descending: false };
}

/** Topics by code, or by a label that only one topic bears; `key` is the text asked. */
export async function topicsByCode(
  reader: Reader,
  codes: readonly string[],
): Promise<(TopicRow & { key: string })[]> {
  return reader.read(
    'topicsByCode',
    `select t.code as key, ${TOPIC_COLUMNS} from topics t where t.code = any ($1::text[])
     union all
     select t.label, ${TOPIC_COLUMNS} from topics t
     where t.label = any ($1::text[])
       and not exists (select from topics o where o.id <> t.id and (o.label = t.label or o.code = t.label))
       and t.code <> t.label`,
    [codes],
  );
}

/** Topics by id; those that do not exist are left out. */
export async function topicsById(reader: Reader, ids: readonly number[]): Promise<TopicRow[]> {
  return reader.read('topicsById', `select ${TOPIC_COLUMNS} from topics t where t.id = any ($1::integer[])`, [
    ids,
  ]);
}

/** Each paper's topics, the primary one first. */
export async function topicsByPaperId(reader: Reader, paperIds: readonly string[]): Promise<TopicRow[][]> {
  const rows = await reader.read<TopicRow & { paperId: string }>(
    'topicsByPaperId',
    `select pt.paper_id as "paperId", ${TOPIC_COLUMNS}
     from paper_topics pt join topics t on t.id = pt.topic_id
     where pt.paper_id = any ($1::bigint[]) order by pt.paper_id, pt.rank`,
    [paperIds],
  );
  const groups = groupBy(rows, ({ paperId }) => paperId);
  return paperIds.map((id) => groups.get(id) ?? []);
}

/** A topic of one author's papers. */
export interface AuthorTopicRow extends TopicRow {
  papersOfAuthor: number;
}

/** Each author's topics, the one with most of their papers first. */
export async function topicsByAuthorId(
  reader: Reader,
  authorIds: readonly string[],
): Promise<AuthorTopicRow[][]> {
  const rows = await reader.read<AuthorTopicRow & { authorId: string }>(
    'topicsByAuthorId',
    `select at.author_id as "authorId", at.paper_count as "papersOfAuthor", ${TOPIC_COLUMNS}
     from author_topics at join topics t on t.id = at.topic_id
     where at.author_id = any ($1::bigint[]) order by at.author_id, at.paper_count desc, t.code`,
    [authorIds],
  );
  const groups = groupBy(rows, ({ authorId }) => authorId);
  return authorIds.map((id) => groups.get(id) ?? []);
}

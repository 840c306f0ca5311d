import type { AuthorEntity } from '../../database/entities/author.entity.js';
import type { AuthorMetricsEntity } from '../../database/entities/author-metrics.entity.js';
import type { Reader } from '../../database/reader.js';
import { type AuthorConditions, authorConditions } from './author-filter.js';
import type { Keyed, ListOrder, Page, PageRequest } from '../keyset.js';
import {
  type ListBelow,
  countAll,
  countBelow,
  groupBy,
  readPage,
  readPagesBelow,
} from '../list-statement.js';
import type { OrderDirection } from '../papers/paper-order.js';

export type AuthorRow = Pick<AuthorEntity, 'id' | 'slug' | 'name' | 'paperCount'>;

/** What is read of every author, from `authors a`. */
export const AUTHOR_COLUMNS = 'a.id, a.slug, a.name, a.paper_count as "paperCount"';

export const AUTHOR_ORDER_FIELDS = ['NAME', 'PAPER_COUNT'] as const;
export interface AuthorOrder {
  field: (typeof AUTHOR_ORDER_FIELDS)[number];
  direction: OrderDirection;
}

/** A page of all authors. */
export async function authorsPage(
  reader: Reader,
  query: { filter: AuthorConditions; order: AuthorOrder },
  request: PageRequest,
): Promise<Page<AuthorRow & Keyed>> {
  const conditions: ListBelow['conditions'] = (parameters) => authorConditions(query.filter, parameters);
  const list = {
    name: 'authorsPage',
    columns: AUTHOR_COLUMNS,
    from: 'authors a',
    order: authorOrder(query.order),
    conditions,
  };
  return readPage(reader, list, request);
}

/** How many authors meet the filter. */
export async function countAuthors(reader: Reader, filter: AuthorConditions): Promise<number> {
  return countAll(reader, {
    name: 'countAuthors',
    from: 'authors a',
    conditions: (parameters) => authorConditions(filter, parameters),
  });
}

/** Names in the order of the alphabet, and the most papers first with names in that order among equals. */
export function authorOrder({ field, direction }: AuthorOrder): ListOrder {
  const name = { sql: 'a.name_folded', type: 'text' } as const;
  const id = { sql: 'a.id', type: 'bigint' } as const;
  if (field === 'NAME')
    return { name: `authors:NAME:${direction}`, keys: [name, id], descending: direction === 'DESC' };
  const count = {
    sql: direction === 'DESC' ? '(-a.paper_count)' : 'a.paper_count',
    type: 'integer',
  } as const;
  return { name: `authors:PAPER_COUNT:${direction}`, keys: [count, name, id], descending: false };
}

/** An author of one paper. */
export interface PaperAuthorRow extends AuthorRow, Keyed {
  position: number | null;
  nameAsPrinted: string | null;
}

/** In byline order; those without a position come last. */
export const PAPER_AUTHOR_ORDER: ListOrder = {
  name: 'paper.authors',
  keys: [
    { sql: 'coalesce(s.position, 2147483647)', type: 'integer' },
    { sql: 's.author_id', type: 'bigint' },
  ],
  descending: false,
};

const PAPER_AUTHORS: ListBelow = {
  name: 'authorsByPaperId',
  columns: `${AUTHOR_COLUMNS}, s.position, s.name_as_printed as "nameAsPrinted"`,
  from: 'authorships s join authors a on a.id = s.author_id',
  parentColumn: 's.paper_id',
  order: PAPER_AUTHOR_ORDER,
};

/** A page of each paper's authors. */
export async function authorsByPaperId(
  reader: Reader,
  request: PageRequest,
  paperIds: readonly string[],
): Promise<Page<PaperAuthorRow>[]> {
  return readPagesBelow(reader, PAPER_AUTHORS, request, paperIds);
}

/** How many authors of each paper are known. */
export async function countAuthorsByPaperId(reader: Reader, paperIds: readonly string[]): Promise<number[]> {
  return countBelow(
    reader,
    { ...PAPER_AUTHORS, name: 'countAuthorsByPaperId', from: 'authorships s' },
    paperIds,
  );
}

/** An author with papers in one topic. */
export interface TopicAuthorRow extends AuthorRow, Keyed {
  papersInTopic: number;
}

/** The most papers first; among equals who came to the store first. */
export const TOPIC_AUTHOR_ORDER: ListOrder = {
  name: 'topic.authors',
  keys: [
    { sql: '(-t.paper_count)', type: 'integer' },
    { sql: 't.author_id', type: 'bigint' },
  ],
  descending: false,
};

const TOPIC_AUTHORS: ListBelow = {
  name: 'authorsByTopicId',
  columns: `${AUTHOR_COLUMNS}, t.paper_count as "papersInTopic"`,
  from: 'author_topics t join authors a on a.id = t.author_id',
  parentColumn: 't.topic_id',
  order: TOPIC_AUTHOR_ORDER,
};

/** A page of each topic's authors. */
export async function authorsByTopicId(
  reader: Reader,
  request: PageRequest,
  topicIds: readonly string[],
): Promise<Page<TopicAuthorRow>[]> {
  return readPagesBelow(reader, TOPIC_AUTHORS, request, topicIds);
}

/** How many authors have papers in each topic. */
export async function countAuthorsByTopicId(reader: Reader, topicIds: readonly string[]): Promise<number[]> {
  return countBelow(
    reader,
    { ...TOPIC_AUTHORS, name: 'countAuthorsByTopicId', from: 'author_topics t' },
    topicIds,
  );
}

/** Authors by slug, also by one that was theirs before they were found to be another; `key` is the slug asked. */
export async function authorsBySlug(
  reader: Reader,
  slugs: readonly string[],
): Promise<(AuthorRow & { key: string })[]> {
  return reader.read(
    'authorsBySlug',
    `select a.slug as key, ${AUTHOR_COLUMNS} from authors a where a.slug = any ($1::text[])
     union all
     select f.slug, ${AUTHOR_COLUMNS} from author_slugs f join authors a on a.id = f.author_id
     where f.slug = any ($1::text[])`,
    [slugs],
  );
}

/** Authors by id; those that do not exist are left out. */
export async function authorsById(reader: Reader, ids: readonly string[]): Promise<AuthorRow[]> {
  return reader.read(
    'authorsById',
    `select ${AUTHOR_COLUMNS} from authors a where a.id = any ($1::bigint[])`,
    [ids],
  );
}

/** Every spelling of each author, the name itself first, then the most frequent. */
export async function spellingsByAuthorId(reader: Reader, authorIds: readonly string[]): Promise<string[][]> {
  const rows = await reader.read<{ authorId: string; spelling: string }>(
    'spellingsByAuthorId',
    `select n.author_id as "authorId", s.spelling
     from author_names n
     join author_spellings s on s.author_name_id = n.id
     join authors a on a.id = n.author_id
     where n.author_id = any ($1::bigint[])
     order by s.spelling <> a.name, s.seen_count desc, s.spelling`,
    [authorIds],
  );
  const groups = groupBy(rows, ({ authorId }) => authorId);
  return authorIds.map((id) => (groups.get(id) ?? []).map(({ spelling }) => spelling));
}

export type AuthorMetricsRow = Pick<
  AuthorMetricsEntity,
  'sourceId' | 'fieldTopicId' | 'hIndex' | 'paperCount' | 'citationCount' | 'noveltyPercent' | 'aiScore'
>;

/** What profile pages state of each author: by the year they were saved in, then by when they were loaded, newest first. */
export async function metricsByAuthorId(
  reader: Reader,
  authorIds: readonly string[],
): Promise<AuthorMetricsRow[][]> {
  const rows = await reader.read<AuthorMetricsRow & { authorId: string }>(
    'metricsByAuthorId',
    `select m.author_id as "authorId", m.source_id as "sourceId", m.field_topic_id as "fieldTopicId",
       m.h_index as "hIndex", m.paper_count as "paperCount", m.citation_count as "citationCount",
       m.novelty_percent as "noveltyPercent", m.ai_score as "aiScore"
     from author_metrics m join sources s on s.id = m.source_id
     where m.author_id = any ($1::bigint[])
     order by coalesce(s.crawled_in, extract(year from s.loaded_at)) desc, s.loaded_at desc, s.id desc`,
    [authorIds],
  );
  const groups = groupBy(rows, ({ authorId }) => authorId);
  return authorIds.map((id) => groups.get(id) ?? []);
}

import { z } from 'zod';
import { ID, bothColumns, columnsOf, computed, rowShape } from '../../database/columns.js';
import { AuthorMetricsEntity } from '../../database/entities/author-metrics.entity.js';
import { AuthorEntity } from '../../database/entities/author.entity.js';
import { AuthorshipEntity } from '../../database/entities/authorship.entity.js';
import type { Runner } from '../../database/runner.js';
import { sql, value } from '../../database/sql.js';
import { IDENTIFIER_SCHEMES, type IdentifierScheme } from '../../terms.js';
import { rowsOfEach } from '../group-by.js';
import type { Keyed, ListOrder, Page, PageRequest, SortKey } from '../keyset.js';
import { type ListBelow, countAll, countBelow, readPage, readPagesBelow } from '../list-statement.js';
import type { AuthorOrder } from '../order-fields.js';
import { type AuthorConditions, authorConditions } from './author-filter.js';

export type AuthorRow = Pick<AuthorEntity, 'id' | 'slug' | 'name' | 'familyKey' | 'paperCount'>;

/** What is read of every author, from `authors a`. */
export const AUTHOR = columnsOf(AuthorEntity, 'a', ['id', 'slug', 'name', 'familyKey', 'paperCount']);

/** A page of all authors. */
export async function authorsPage(
  runner: Runner,
  { filter, order }: { filter: AuthorConditions; order: AuthorOrder },
  request: PageRequest,
): Promise<Page<AuthorRow & Keyed>> {
  const list = {
    name: 'authorsPage',
    columns: AUTHOR,
    from: sql`authors a`,
    order: authorOrder(order),
    conditions: authorConditions(filter),
  };
  return readPage(runner, list, request);
}

/** How many authors meet the filter. */
export async function countAuthors(runner: Runner, filter: AuthorConditions): Promise<number> {
  const list = { name: 'countAuthors', from: sql`authors a`, conditions: authorConditions(filter) };
  return countAll(runner, list);
}

/** Names and family names in the order of the alphabet, and the most papers first with names in that order among equals. */
export function authorOrder({ field, direction }: AuthorOrder): ListOrder {
  const name: SortKey = { sql: sql`a.name_folded`, type: 'text' };
  const id: SortKey = { sql: sql`a.id`, type: 'bigint' };
  const byName = { name: `authors:${field}:${direction}`, descending: direction === 'DESC' };
  if (field === 'NAME') return { ...byName, keys: [name, id] };
  if (field === 'FAMILY_NAME')
    return { ...byName, keys: [{ sql: sql`a.family_key`, type: 'text' }, name, id] };
  const count = direction === 'DESC' ? sql`(-a.paper_count)` : sql`a.paper_count`;
  return {
    name: `authors:PAPER_COUNT:${direction}`,
    keys: [{ sql: count, type: 'integer' }, name, id],
    descending: false,
  };
}

/** An author of one paper. */
export interface PaperAuthorRow extends AuthorRow, Keyed {
  paperId: string;
  position: number | null;
  nameAsPrinted: string | null;
}

/** In byline order; those without a position come last. */
export const PAPER_AUTHOR_ORDER: ListOrder = {
  name: 'paper.authors',
  keys: [
    { sql: sql`coalesce(s.position, 2147483647)`, type: 'integer' },
    { sql: sql`s.author_id`, type: 'bigint' },
  ],
  descending: false,
};

const PAPER_AUTHORS = {
  name: 'authorsByPaperId',
  columns: bothColumns(AUTHOR, columnsOf(AuthorshipEntity, 's', ['paperId', 'position', 'nameAsPrinted'])),
  from: sql`authorships s join authors a on a.id = s.author_id`,
  parentColumn: sql`s.paper_id`,
  order: PAPER_AUTHOR_ORDER,
} satisfies ListBelow<Omit<PaperAuthorRow, keyof Keyed>>;

/** A page of each paper's authors. */
export async function authorsByPaperId(
  runner: Runner,
  request: PageRequest,
  paperIds: readonly string[],
): Promise<Page<PaperAuthorRow>[]> {
  return readPagesBelow(runner, PAPER_AUTHORS, request, paperIds);
}

/** How many authors of each paper are known. */
export async function countAuthorsByPaperId(runner: Runner, paperIds: readonly string[]): Promise<number[]> {
  const list = { ...PAPER_AUTHORS, name: 'countAuthorsByPaperId', from: sql`authorships s` };
  return countBelow(runner, list, paperIds);
}

/** An author with papers in one topic. */
export interface TopicAuthorRow extends AuthorRow, Keyed {
  papersInTopic: number;
}

/** The most papers first; among equals who came to the store first. */
export const TOPIC_AUTHOR_ORDER: ListOrder = {
  name: 'topic.authors',
  keys: [
    { sql: sql`(-t.paper_count)`, type: 'integer' },
    { sql: sql`t.author_id`, type: 'bigint' },
  ],
  descending: false,
};

const TOPIC_AUTHORS = {
  name: 'authorsByTopicId',
  columns: bothColumns(AUTHOR, computed(sql`t.paper_count as "papersInTopic"`, { papersInTopic: z.int() })),
  from: sql`author_topics t join authors a on a.id = t.author_id`,
  parentColumn: sql`t.topic_id`,
  order: TOPIC_AUTHOR_ORDER,
} satisfies ListBelow<Omit<TopicAuthorRow, keyof Keyed>>;

/** A page of each topic's authors. */
export async function authorsByTopicId(
  runner: Runner,
  request: PageRequest,
  topicIds: readonly string[],
): Promise<Page<TopicAuthorRow>[]> {
  return readPagesBelow(runner, TOPIC_AUTHORS, request, topicIds);
}

/** How many authors have papers in each topic. */
export async function countAuthorsByTopicId(runner: Runner, topicIds: readonly string[]): Promise<number[]> {
  const list = { ...TOPIC_AUTHORS, name: 'countAuthorsByTopicId', from: sql`author_topics t` };
  return countBelow(runner, list, topicIds);
}

/** Authors by slug, also by one that was theirs before they were found to be another; `key` is the slug asked. */
export async function authorsBySlug(
  runner: Runner,
  slugs: readonly string[],
): Promise<(AuthorRow & { key: string })[]> {
  const asked = value(slugs, 'text[]');
  return runner.rows(
    'authorsBySlug',
    sql`select a.slug as key, ${AUTHOR.list} from authors a where a.slug = any (${asked})
      union all
      select f.slug, ${AUTHOR.list} from author_slugs f join authors a on a.id = f.author_id
      where f.slug = any (${asked})`,
    ASKED_AUTHOR,
  );
}

const ASKED_AUTHOR = rowShape(AUTHOR, { key: z.string() });

/** Authors by id; those that do not exist are left out. */
export async function authorsById(runner: Runner, ids: readonly string[]): Promise<AuthorRow[]> {
  const statement = sql`select ${AUTHOR.list} from authors a where a.id = any (${value(ids, 'bigint[]')})`;
  return runner.rows('authorsById', statement, AUTHOR.shape);
}

/** Authors by what names them elsewhere, `SCHEME:value` in normal form, which is their `key`; of several the oldest. */
export async function authorsByIdentifier(
  runner: Runner,
  keys: readonly string[],
): Promise<(AuthorRow & { key: string })[]> {
  return runner.rows(
    'authorsByIdentifier',
    sql`select asked.key, ${AUTHOR.list}
      from unnest(${value(keys, 'text[]')}) asked (key)
      cross join lateral (
        select n.author_id
        from author_identifiers i join author_names n on n.cluster_id = i.cluster_id
        where i.scheme = split_part(asked.key, ':', 1) and i.value = substr(asked.key, strpos(asked.key, ':') + 1)
          and not i.is_nobodys
        order by n.author_id limit 1
      ) i
      join authors a on a.id = i.author_id`,
    ASKED_AUTHOR,
  );
}

/** What names each author elsewhere: ORCID iDs first, then by scheme and value. Accounts of Hugging Face only tell persons apart. */
export async function identifiersByAuthorId(
  runner: Runner,
  authorIds: readonly string[],
): Promise<AuthorIdentifierRow[][]> {
  const rows = await runner.rows(
    'identifiersByAuthorId',
    sql`select n.author_id as "authorId", i.scheme, i.value
      from author_names n join author_identifiers i on i.cluster_id = n.cluster_id
      where n.author_id = any (${value(authorIds, 'bigint[]')}) and not i.is_nobodys and i.scheme <> 'HUGGING_FACE'
      group by n.author_id, i.scheme, i.value
      order by n.author_id, i.scheme <> 'ORCID', i.scheme, i.value`,
    AUTHOR_IDENTIFIER,
  );
  return rowsOfEach(authorIds, rows, ({ authorId }) => authorId);
}

export interface AuthorIdentifierRow {
  scheme: IdentifierScheme;
  value: string;
}

const AUTHOR_IDENTIFIER = z.strictObject({
  authorId: ID,
  scheme: z.enum(IDENTIFIER_SCHEMES),
  value: z.string(),
});

/** Every spelling of each author once, the name itself first, then the most frequent. */
export async function spellingsByAuthorId(runner: Runner, authorIds: readonly string[]): Promise<string[][]> {
  const rows = await runner.rows(
    'spellingsByAuthorId',
    sql`select n.author_id as "authorId", s.spelling
      from author_names n
      join author_spellings s on s.author_name_id = n.id
      join authors a on a.id = n.author_id
      where n.author_id = any (${value(authorIds, 'bigint[]')})
      group by n.author_id, a.name, s.spelling
      order by s.spelling <> a.name, sum(s.seen_count) desc, s.spelling`,
    SPELLING,
  );
  return rowsOfEach(authorIds, rows, ({ authorId }) => authorId).map((spellings) =>
    spellings.map(({ spelling }) => spelling),
  );
}

const SPELLING = z.strictObject({ authorId: ID, spelling: z.string() });

export type AuthorMetricsRow = Pick<
  AuthorMetricsEntity,
  'sourceId' | 'fieldTopicId' | 'hIndex' | 'paperCount' | 'citationCount' | 'noveltyPercent' | 'aiScore'
>;

const METRICS = columnsOf(AuthorMetricsEntity, 'm', [
  'authorId',
  'sourceId',
  'fieldTopicId',
  'hIndex',
  'paperCount',
  'citationCount',
  'noveltyPercent',
  'aiScore',
]);

/** What profile pages state of each author: by the year they were saved in, then by when they were loaded, newest first. */
export async function metricsByAuthorId(
  runner: Runner,
  authorIds: readonly string[],
): Promise<AuthorMetricsRow[][]> {
  const rows = await runner.rows(
    'metricsByAuthorId',
    sql`select ${METRICS.list}
      from author_metrics m join sources s on s.id = m.source_id
      where m.author_id = any (${value(authorIds, 'bigint[]')})
      order by coalesce(s.crawled_in, extract(year from s.loaded_at)) desc, s.loaded_at desc, s.id desc`,
    METRICS.shape,
  );
  return rowsOfEach(authorIds, rows, ({ authorId }) => authorId);
}

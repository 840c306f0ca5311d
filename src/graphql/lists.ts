import type { GraphQLResolveInfo } from 'graphql';
import {
  PAPER_AUTHOR_ORDER,
  type PaperAuthorRow,
  TOPIC_AUTHOR_ORDER,
  type TopicAuthorRow,
  type AuthorRow,
  authorOrder,
  authorsPage,
  countAuthors,
} from '../store/author-store.js';
import type { Keyed } from '../store/keyset.js';
import { ANY_PAPERS, type PaperQuery, type PaperRow, countPapers, papersPage } from '../store/paper-store.js';
import { paperOrder } from '../store/paper-order.js';
import { SOURCE_ORDER, type SourceRow, countSources, sourcesPage } from '../store/source-store.js';
import { type TopicRow, countTopics, topicOrder, topicsPage } from '../store/topic-store.js';
import { checkFilter, checkRelevance } from './check-filter.js';
import { Connection } from './connection.js';
import type { Context } from './context.js';
import { pageRequest } from './page-arguments.js';
import { paperColumns } from './paper-columns.js';
import type { AuthorListArgs, ForwardArgs, PaperListArgs, TopicListArgs } from './types/list.args.js';

/** The lists of the graph: arguments in, connection out. Where the list hangs decides who reads it. */

type PaperConnection = Connection<PaperRow & Keyed>;

export function allPapers(context: Context, args: PaperListArgs, info: GraphQLResolveInfo): PaperConnection {
  const { query, request, order } = paperListRequest(args, info);
  return new Connection(
    order,
    () => papersPage(context.reader, query, request),
    () => countPapers(context.reader, query.filter),
  );
}

export function papersOfAuthor(
  { loaders }: Context,
  author: Pick<AuthorRow, 'id' | 'paperCount'>,
  args: PaperListArgs,
  info: GraphQLResolveInfo,
): PaperConnection {
  const { query, request, order } = paperListRequest(args, info);
  return new Connection(
    order,
    () => loaders.papersByAuthorId({ query, request }).load(author.id),
    () =>
      isEmpty(query.filter)
        ? known(author.paperCount)
        : loaders.paperCountByAuthorId(query.filter).load(author.id),
  );
}

export function papersOfTopic(
  { loaders }: Context,
  topic: Pick<TopicRow, 'id' | 'paperCount'>,
  args: PaperListArgs,
  info: GraphQLResolveInfo,
): PaperConnection {
  const { query, request, order } = paperListRequest(args, info);
  const id = String(topic.id);
  return new Connection(
    order,
    () => loaders.papersByTopicId({ query, request }).load(id),
    () =>
      isEmpty(query.filter) ? known(topic.paperCount) : loaders.paperCountByTopicId(query.filter).load(id),
  );
}

export function authorsOfPaper(
  { loaders }: Context,
  paperId: string,
  args: ForwardArgs,
): Connection<PaperAuthorRow> {
  const request = pageRequest(args, PAPER_AUTHOR_ORDER);
  return new Connection(
    PAPER_AUTHOR_ORDER,
    () => loaders.authorsByPaperId(request).load(paperId),
    () => loaders.authorCountByPaperId.load(paperId),
  );
}

export function authorsOfTopic(
  { loaders }: Context,
  topicId: number,
  args: ForwardArgs,
): Connection<TopicAuthorRow> {
  const request = pageRequest(args, TOPIC_AUTHOR_ORDER);
  return new Connection(
    TOPIC_AUTHOR_ORDER,
    () => loaders.authorsByTopicId(request).load(String(topicId)),
    () => loaders.authorCountByTopicId.load(String(topicId)),
  );
}

export function allAuthors({ reader }: Context, args: AuthorListArgs): Connection<AuthorRow & Keyed> {
  const filter = { ...args.filter };
  checkFilter(filter);
  const by = args.orderBy ?? ({ field: 'NAME', direction: 'ASC' } as const);
  const order = authorOrder(by);
  const request = pageRequest(args, order);
  return new Connection(
    order,
    () => authorsPage(reader, { filter, order: by }, request),
    () => countAuthors(reader, filter),
  );
}

export function allTopics({ reader }: Context, args: TopicListArgs): Connection<TopicRow & Keyed> {
  const by = args.orderBy ?? ({ field: 'CODE', direction: 'ASC' } as const);
  const order = topicOrder(by);
  const request = pageRequest(args, order);
  return new Connection(
    order,
    () => topicsPage(reader, by, request),
    () => countTopics(reader),
  );
}

export function allSources({ reader }: Context, args: ForwardArgs): Connection<SourceRow & Keyed> {
  const request = pageRequest(args, SOURCE_ORDER);
  return new Connection(
    SOURCE_ORDER,
    () => sourcesPage(reader, request),
    () => countSources(reader),
  );
}

function paperListRequest(args: PaperListArgs, info: GraphQLResolveInfo) {
  const filter = { ...args.filter };
  const by = { field: 'PUBLISHED_ON', direction: 'DESC', ...args.orderBy } as const;
  checkFilter(filter);
  checkRelevance(by, filter);
  const query: PaperQuery = { filter, order: by, columns: paperColumns(info) };
  const order = paperOrder(by, ANY_PAPERS, filter);
  return { query, request: pageRequest(args, order), order };
}

function isEmpty(filter: object): boolean {
  return Object.values(filter).every((value) => value == null);
}

function known(count: number): Promise<number> {
  return Promise.resolve(count);
}

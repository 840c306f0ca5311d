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
} from '../../store/authors/author-store.js';
import type { Keyed } from '../../store/keyset.js';
import { type FacetName, paperFacets } from '../../store/papers/paper-facets.js';
import { ANY_PAPERS, type PaperQuery, countPapers, papersPage } from '../../store/papers/paper-store.js';
import { paperOrder } from '../../store/papers/paper-order.js';
import { SOURCE_ORDER, type SourceRow, countSources, sourcesPage } from '../../store/sources/source-store.js';
import { type TopicRow, countTopics, topicOrder, topicsPage } from '../../store/topics/topic-store.js';
import { checkFilter, checkRelevance } from './check-filter.js';
import { Connection } from './connection.js';
import type { Context } from '../context.js';
import { pageRequest } from './page-arguments.js';
import { paperColumns } from '../paper/paper-columns.js';
import { PaperConnectionRows } from '../paper/paper-connection.js';
import type { AuthorListArgs, ForwardArgs, PaperListArgs, TopicListArgs } from './list.args.js';

/** The lists of the graph: arguments in, connection out. Where the list hangs decides who reads it. */

export function allPapers(
  context: Context,
  args: PaperListArgs,
  info: GraphQLResolveInfo,
): PaperConnectionRows {
  const { query, request, order } = paperListRequest(args, info);
  const reads = {
    page: () => papersPage(context.reader, query, request),
    count: () => countPapers(context.reader, query.filter),
    facets: (facets: FacetName[]) => paperFacets(context.reader, { filter: query.filter, facets }),
  };
  return new PaperConnectionRows(order, reads, info);
}

export function papersOfAuthor(
  { loaders }: Context,
  author: Pick<AuthorRow, 'id' | 'paperCount'>,
  args: PaperListArgs,
  info: GraphQLResolveInfo,
): PaperConnectionRows {
  const { query, request, order } = paperListRequest(args, info);
  const { filter } = query;
  const reads = {
    page: () => loaders.papersByAuthorId({ query, request }).load(author.id),
    count: () =>
      isEmpty(filter) ? known(author.paperCount) : loaders.paperCountByAuthorId(filter).load(author.id),
    facets: (facets: FacetName[]) => loaders.paperFacetsByAuthorId({ filter, facets }).load(author.id),
  };
  return new PaperConnectionRows(order, reads, info);
}

export function papersOfTopic(
  { loaders }: Context,
  topic: Pick<TopicRow, 'id' | 'paperCount'>,
  args: PaperListArgs,
  info: GraphQLResolveInfo,
): PaperConnectionRows {
  const { query, request, order } = paperListRequest(args, info);
  const id = String(topic.id);
  const { filter } = query;
  const reads = {
    page: () => loaders.papersByTopicId({ query, request }).load(id),
    count: () => (isEmpty(filter) ? known(topic.paperCount) : loaders.paperCountByTopicId(filter).load(id)),
    facets: (facets: FacetName[]) => loaders.paperFacetsByTopicId({ filter, facets }).load(id),
  };
  return new PaperConnectionRows(order, reads, info);
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
  const order = paperOrder(by, ANY_PAPERS);
  return { query, request: pageRequest(args, order), order };
}

function isEmpty(filter: object): boolean {
  return Object.values(filter).every((value) => value == null);
}

function known(count: number): Promise<number> {
  return Promise.resolve(count);
}

import type { GraphQLResolveInfo } from 'graphql';
import { type NamedQuery, namedByPapers } from '../../store/papers/named-by-papers.js';
import type { AuthorRow } from '../../store/authors/author-store.js';
import type { FacetName } from '../../store/papers/paper-dimensions.js';
import { paperFacets } from '../../store/papers/paper-facets.js';
import { paperOrder } from '../../store/papers/paper-order.js';
import { type PaperQuery, countPapers, papersPage } from '../../store/papers/paper-store.js';
import type { TopicRow } from '../../store/topics/topic-store.js';
import { ANY_PAPERS, type PaperBody } from '../../store/papers/paper-scopes.js';
import { checkFilter } from '../connection/check-filter.js';
import { pageRequest } from '../connection/page-arguments.js';
import type { Context } from '../context.js';
import { checkRelevance } from './check-relevance.js';
import { paperColumns } from './paper-columns.js';
import { PaperConnectionRows } from './paper-connection.js';
import type { PaperListArgs } from './paper.args.js';

/** Lists of papers: arguments in, connection out. Where the list hangs decides who reads it. */

export function allPapers(
  context: Context,
  args: PaperListArgs,
  info: GraphQLResolveInfo,
): PaperConnectionRows {
  const { query, request, order, most } = paperListRequest(context, args, info);
  const { runner, pace } = context;
  const reads = {
    page: () => papersPage(runner, query, request),
    count: () => countPapers(runner, query.filter),
    facets: (facets: FacetName[]) => paperFacets(runner, { filter: query.filter, facets, most }),
    named: (asked: NamedQuery) => namedByPapers(runner, { filter: query.filter, ...asked }),
  };
  return new PaperConnectionRows({ pace, order }, reads, info);
}

export function papersOfAuthor(
  context: Context,
  author: Pick<AuthorRow, 'id' | 'paperCount'>,
  args: PaperListArgs,
  info: GraphQLResolveInfo,
): PaperConnectionRows {
  const { query, request, order, most } = paperListRequest(context, args, info);
  const { filter } = query;
  const { loaders, pace } = context;
  const reads = {
    page: () => loaders.papersByAuthorId({ query, request }).load(author.id),
    count: () =>
      isEmpty(filter) ? known(author.paperCount) : loaders.paperCountByAuthorId(filter).load(author.id),
    facets: (facets: FacetName[]) => loaders.paperFacetsByAuthorId({ filter, facets, most }).load(author.id),
    named: (asked: NamedQuery) => loaders.namedByPapersOfAuthorId({ filter, ...asked }).load(author.id),
  };
  return new PaperConnectionRows({ pace, order }, reads, info);
}

export function papersOfTopic(
  context: Context,
  topic: Pick<TopicRow, 'id' | 'paperCount'>,
  args: PaperListArgs,
  info: GraphQLResolveInfo,
): PaperConnectionRows {
  const { query, request, order, most } = paperListRequest(context, args, info);
  const id = String(topic.id);
  const { filter } = query;
  const { loaders, pace } = context;
  const reads = {
    page: () => loaders.papersByTopicId({ query, request }).load(id),
    count: () => (isEmpty(filter) ? known(topic.paperCount) : loaders.paperCountByTopicId(filter).load(id)),
    facets: (facets: FacetName[]) => loaders.paperFacetsByTopicId({ filter, facets, most }).load(id),
    named: (asked: NamedQuery) => loaders.namedByPapersOfTopicId({ filter, ...asked }).load(id),
  };
  return new PaperConnectionRows({ pace, order }, reads, info);
}

/** Of a venue, or of an institution. */
export function papersOfBody(
  context: Context,
  body: PaperBody,
  { id, paperCount }: { id: number; paperCount: number },
  { args, info }: { args: PaperListArgs; info: GraphQLResolveInfo },
): PaperConnectionRows {
  const { query, request, order, most } = paperListRequest(context, args, info);
  const key = String(id);
  const { filter } = query;
  const { loaders, pace } = context;
  const reads = {
    page: () => loaders.papersByBodyId({ body, query, request }).load(key),
    count: () =>
      isEmpty(filter) ? known(paperCount) : loaders.paperCountByBodyId({ body, filter }).load(key),
    facets: (facets: FacetName[]) => loaders.paperFacetsByBodyId({ body, filter, facets, most }).load(key),
    named: (asked: NamedQuery) => loaders.namedByPapersOfBodyId({ body, filter, ...asked }).load(key),
  };
  return new PaperConnectionRows({ pace, order }, reads, info);
}

export function papersCiting(
  context: Context,
  { id }: { id: string },
  args: PaperListArgs,
  info: GraphQLResolveInfo,
): PaperConnectionRows {
  const { query, request, order, most } = paperListRequest(context, args, info);
  const { filter } = query;
  const { loaders, pace } = context;
  const reads = {
    page: () => loaders.papersByCitedId({ query, request }).load(id),
    count: () =>
      isEmpty(filter)
        ? loaders.citationCountByPaperId.load(id)
        : loaders.paperCountByCitedId(filter).load(id),
    facets: (facets: FacetName[]) => loaders.paperFacetsByCitedId({ filter, facets, most }).load(id),
    named: (asked: NamedQuery) => loaders.namedByPapersOfCitedId({ filter, ...asked }).load(id),
  };
  return new PaperConnectionRows({ pace, order }, reads, info);
}

function paperListRequest({ limits }: Context, args: PaperListArgs, info: GraphQLResolveInfo) {
  const filter = { ...args.filter };
  const by = { field: 'PUBLISHED_ON', direction: 'DESC', ...args.orderBy } as const;
  checkFilter(filter);
  checkRelevance(by, filter);
  const query: PaperQuery = { filter, order: by, columns: paperColumns(info) };
  const order = paperOrder(by, ANY_PAPERS);
  return { query, request: pageRequest(args, order, limits), order, most: limits.rows + 1 };
}

function isEmpty(filter: object): boolean {
  return Object.values(filter).every((value) => value == null);
}

function known(count: number): Promise<number> {
  return Promise.resolve(count);
}

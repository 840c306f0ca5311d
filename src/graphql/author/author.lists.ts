import {
  type AuthorRow,
  PAPER_AUTHOR_ORDER,
  type PaperAuthorRow,
  TOPIC_AUTHOR_ORDER,
  type TopicAuthorRow,
  authorOrder,
  authorsPage,
  countAuthors,
} from '../../store/authors/author-store.js';
import type { Keyed } from '../../store/keyset.js';
import { checkFilter } from '../connection/check-filter.js';
import { Connection } from '../connection/connection.js';
import type { ForwardArgs } from '../connection/page.args.js';
import { pageRequest } from '../connection/page-arguments.js';
import type { Context } from '../context.js';
import type { AuthorListArgs } from './author.args.js';

/** Lists of authors: arguments in, connection out. */

export function allAuthors(
  { runner, pace, limits }: Context,
  args: AuthorListArgs,
): Connection<AuthorRow & Keyed> {
  const filter = { ...args.filter };
  checkFilter(filter);
  const by = args.orderBy ?? ({ field: 'NAME', direction: 'ASC' } as const);
  const order = authorOrder(by);
  const request = pageRequest(args, order, limits);
  return new Connection(
    { pace, order },
    () => authorsPage(runner, { filter, order: by }, request),
    () => countAuthors(runner, filter),
  );
}

export function authorsOfPaper(
  { loaders, pace, limits }: Context,
  paperId: string,
  args: ForwardArgs,
): Connection<PaperAuthorRow> {
  const request = pageRequest(args, PAPER_AUTHOR_ORDER, limits);
  return new Connection(
    { pace, order: PAPER_AUTHOR_ORDER },
    () => loaders.authorsByPaperId(request).load(paperId),
    () => loaders.authorCountByPaperId.load(paperId),
  );
}

export function authorsOfTopic(
  { loaders, pace, limits }: Context,
  topicId: number,
  args: ForwardArgs,
): Connection<TopicAuthorRow> {
  const request = pageRequest(args, TOPIC_AUTHOR_ORDER, limits);
  return new Connection(
    { pace, order: TOPIC_AUTHOR_ORDER },
    () => loaders.authorsByTopicId(request).load(String(topicId)),
    () => loaders.authorCountByTopicId.load(String(topicId)),
  );
}

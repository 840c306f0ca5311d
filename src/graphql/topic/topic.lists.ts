import type { Keyed } from '../../store/keyset.js';
import { type TopicRow, countTopics, topicOrder, topicsPage } from '../../store/topics/topic-store.js';
import { Connection } from '../connection/connection.js';
import { pageRequest } from '../connection/page-arguments.js';
import type { Context } from '../context.js';
import type { TopicListArgs } from './topic.args.js';

export function allTopics(
  { runner, pace, limits }: Context,
  args: TopicListArgs,
): Connection<TopicRow & Keyed> {
  const by = args.orderBy ?? ({ field: 'CODE', direction: 'ASC' } as const);
  const order = topicOrder(by);
  const request = pageRequest(args, order, limits);
  return new Connection(
    { pace, order },
    () => topicsPage(runner, by, request),
    () => countTopics(runner),
  );
}

import * as topics from '../../store/topics/topic-store.js';
import { type Reading, many, one } from '../loader-kinds.js';

/** The access paths to topics. */
export const TOPIC_LOADERS = {
  topicByCode: ({ runner, pace }: Reading) =>
    one(
      pace,
      (codes: readonly string[]) => topics.topicsByCode(runner, codes),
      ({ key }) => key,
    ),
  topicById: ({ runner, pace }: Reading) =>
    one(
      pace,
      (ids: readonly number[]) => topics.topicsById(runner, ids),
      ({ id }) => id,
    ),
  topicsByPaperId: ({ runner, pace }: Reading) => many(pace, (ids) => topics.topicsByPaperId(runner, ids)),
  topicsByAuthorId: ({ runner, pace }: Reading) => many(pace, (ids) => topics.topicsByAuthorId(runner, ids)),
};

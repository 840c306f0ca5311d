import type { Runner } from '../../database/runner.js';
import * as topics from '../../store/topics/topic-store.js';
import { many, one } from '../loader-kinds.js';

/** The access paths to topics. */
export const TOPIC_LOADERS = {
  topicByCode: (runner: Runner) =>
    one(
      (codes: readonly string[]) => topics.topicsByCode(runner, codes),
      ({ key }) => key,
    ),
  topicById: (runner: Runner) =>
    one(
      (ids: readonly number[]) => topics.topicsById(runner, ids),
      ({ id }) => id,
    ),
  topicsByPaperId: (runner: Runner) => many((ids) => topics.topicsByPaperId(runner, ids)),
  topicsByAuthorId: (runner: Runner) => many((ids) => topics.topicsByAuthorId(runner, ids)),
};

import type { Runner } from '../../database/runner.js';
import * as topics from '../../store/topics/topic-store.js';
import { many, one } from '../loader-kinds.js';

/** The access paths to topics. */
export function createTopicLoaders(runner: Runner) {
  return {
    topicByCode: one(
      (codes: readonly string[]) => topics.topicsByCode(runner, codes),
      ({ key }) => key,
    ),
    topicById: one(
      (ids: readonly number[]) => topics.topicsById(runner, ids),
      ({ id }) => id,
    ),
    topicsByPaperId: many((ids) => topics.topicsByPaperId(runner, ids)),
    topicsByAuthorId: many((ids) => topics.topicsByAuthorId(runner, ids)),
  };
}

import type { Runner } from '../../database/runner.js';
import * as topics from '../../store/topics/topic-store.js';
import { many, one } from '../loader-kinds.js';

/** The access paths to topics. */
export function createTopicLoaders(reader: Runner) {
  return {
    topicByCode: one(
      (codes: readonly string[]) => topics.topicsByCode(reader, codes),
      ({ key }) => key,
    ),
    topicById: one(
      (ids: readonly number[]) => topics.topicsById(reader, ids),
      ({ id }) => id,
    ),
    topicsByPaperId: many((ids) => topics.topicsByPaperId(reader, ids)),
    topicsByAuthorId: many((ids) => topics.topicsByAuthorId(reader, ids)),
  };
}

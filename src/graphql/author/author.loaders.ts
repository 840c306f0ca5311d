import type { Runner } from '../../database/runner.js';
import * as authors from '../../store/authors/author-store.js';
import type { PageRequest } from '../../store/keyset.js';
import { many, one, perArguments } from '../loader-kinds.js';

/** The access paths to persons and to what belongs to one. */
export function createAuthorLoaders(runner: Runner) {
  return {
    authorBySlug: one(
      (slugs: readonly string[]) => authors.authorsBySlug(runner, slugs),
      ({ key }) => key,
    ),
    authorById: one(
      (ids: readonly string[]) => authors.authorsById(runner, ids),
      ({ id }) => id,
    ),
    spellingsByAuthorId: many((ids) => authors.spellingsByAuthorId(runner, ids)),
    metricsByAuthorId: many((ids) => authors.metricsByAuthorId(runner, ids)),

    authorsByPaperId: perArguments((request: PageRequest) =>
      many((ids) => authors.authorsByPaperId(runner, request, ids)),
    ),
    authorCountByPaperId: many((ids) => authors.countAuthorsByPaperId(runner, ids)),

    authorsByTopicId: perArguments((request: PageRequest) =>
      many((ids) => authors.authorsByTopicId(runner, request, ids)),
    ),
    authorCountByTopicId: many((ids) => authors.countAuthorsByTopicId(runner, ids)),
  };
}

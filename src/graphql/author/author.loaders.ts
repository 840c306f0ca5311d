import type { Runner } from '../../database/runner.js';
import * as authors from '../../store/authors/author-store.js';
import type { PageRequest } from '../../store/keyset.js';
import { many, one, perArguments } from '../loader-kinds.js';

/** The access paths to persons and to what belongs to one. */
export const AUTHOR_LOADERS = {
  authorBySlug: (runner: Runner) =>
    one(
      (slugs: readonly string[]) => authors.authorsBySlug(runner, slugs),
      ({ key }) => key,
    ),
  authorById: (runner: Runner) =>
    one(
      (ids: readonly string[]) => authors.authorsById(runner, ids),
      ({ id }) => id,
    ),
  spellingsByAuthorId: (runner: Runner) => many((ids) => authors.spellingsByAuthorId(runner, ids)),
  metricsByAuthorId: (runner: Runner) => many((ids) => authors.metricsByAuthorId(runner, ids)),

  authorsByPaperId: (runner: Runner) =>
    perArguments((request: PageRequest) => many((ids) => authors.authorsByPaperId(runner, request, ids))),
  authorCountByPaperId: (runner: Runner) => many((ids) => authors.countAuthorsByPaperId(runner, ids)),

  authorsByTopicId: (runner: Runner) =>
    perArguments((request: PageRequest) => many((ids) => authors.authorsByTopicId(runner, request, ids))),
  authorCountByTopicId: (runner: Runner) => many((ids) => authors.countAuthorsByTopicId(runner, ids)),
};

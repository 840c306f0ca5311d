import type { Runner } from '../../database/runner.js';
import * as authors from '../../store/authors/author-store.js';
import type { PageRequest } from '../../store/keyset.js';
import { many, one, perArguments } from '../loader-kinds.js';

/** The access paths to persons and to what belongs to one. */
export function createAuthorLoaders(reader: Runner) {
  return {
    authorBySlug: one(
      (slugs: readonly string[]) => authors.authorsBySlug(reader, slugs),
      ({ key }) => key,
    ),
    authorById: one(
      (ids: readonly string[]) => authors.authorsById(reader, ids),
      ({ id }) => id,
    ),
    spellingsByAuthorId: many((ids) => authors.spellingsByAuthorId(reader, ids)),
    metricsByAuthorId: many((ids) => authors.metricsByAuthorId(reader, ids)),

    authorsByPaperId: perArguments((request: PageRequest) =>
      many((ids) => authors.authorsByPaperId(reader, request, ids)),
    ),
    authorCountByPaperId: many((ids) => authors.countAuthorsByPaperId(reader, ids)),

    authorsByTopicId: perArguments((request: PageRequest) =>
      many((ids) => authors.authorsByTopicId(reader, request, ids)),
    ),
    authorCountByTopicId: many((ids) => authors.countAuthorsByTopicId(reader, ids)),
  };
}

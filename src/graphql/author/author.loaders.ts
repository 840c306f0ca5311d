import * as authors from '../../store/authors/author-store.js';
import type { PageRequest } from '../../store/keyset.js';
import { type Reading, many, one, perArguments } from '../loader-kinds.js';

/** The access paths to persons and to what belongs to one. */
export const AUTHOR_LOADERS = {
  authorBySlug: ({ runner, pace }: Reading) =>
    one(
      pace,
      (slugs: readonly string[]) => authors.authorsBySlug(runner, slugs),
      ({ key }) => key,
    ),
  authorById: ({ runner, pace }: Reading) =>
    one(
      pace,
      (ids: readonly string[]) => authors.authorsById(runner, ids),
      ({ id }) => id,
    ),
  authorByIdentifier: ({ runner, pace }: Reading) =>
    one(
      pace,
      (keys: readonly string[]) => authors.authorsByIdentifier(runner, keys),
      ({ key }) => key,
    ),
  identifiersByAuthorId: ({ runner, pace }: Reading) =>
    many(pace, (ids) => authors.identifiersByAuthorId(runner, ids)),
  spellingsByAuthorId: ({ runner, pace }: Reading) =>
    many(pace, (ids) => authors.spellingsByAuthorId(runner, ids)),
  metricsByAuthorId: ({ runner, pace }: Reading) =>
    many(pace, (ids) => authors.metricsByAuthorId(runner, ids)),

  authorsByPaperId: ({ runner, pace }: Reading) =>
    perArguments((request: PageRequest) =>
      many(pace, (ids) => authors.authorsByPaperId(runner, request, ids)),
    ),
  authorCountByPaperId: ({ runner, pace }: Reading) =>
    many(pace, (ids) => authors.countAuthorsByPaperId(runner, ids)),

  authorsByTopicId: ({ runner, pace }: Reading) =>
    perArguments((request: PageRequest) =>
      many(pace, (ids) => authors.authorsByTopicId(runner, request, ids)),
    ),
  authorCountByTopicId: ({ runner, pace }: Reading) =>
    many(pace, (ids) => authors.countAuthorsByTopicId(runner, ids)),
};

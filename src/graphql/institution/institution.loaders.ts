import * as institutions from '../../store/bodies/institution-store.js';
import { type Reading, many, one } from '../loader-kinds.js';

/** The access paths to institutions. */
export const INSTITUTION_LOADERS = {
  institutionBySlug: ({ runner, pace }: Reading) =>
    one(
      pace,
      (slugs: readonly string[]) => institutions.institutionsBySlug(runner, slugs),
      ({ key }) => key,
    ),
  institutionById: ({ runner, pace }: Reading) =>
    one(
      pace,
      (ids: readonly number[]) => institutions.institutionsById(runner, ids),
      ({ id }) => id,
    ),
  institutionsByPaperId: ({ runner, pace }: Reading) =>
    many(pace, (ids) => institutions.institutionsByPaperId(runner, ids)),
};

import * as sources from '../../store/sources/source-store.js';
import type { PageRequest } from '../../store/keyset.js';
import { type Reading, many, one, perArguments } from '../loader-kinds.js';

/** The access paths to sources and to their entries. */
export const SOURCE_LOADERS = {
  sourceByName: ({ runner, pace }: Reading) =>
    one(
      pace,
      (names: readonly string[]) => sources.sourcesByName(runner, names),
      ({ name }) => name,
    ),
  sourceById: ({ runner, pace }: Reading) =>
    one(
      pace,
      (ids: readonly number[]) => sources.sourcesById(runner, ids),
      ({ id }) => id,
    ),
  listingsByPaperId: ({ runner, pace }: Reading) =>
    many(pace, (ids) => sources.listingsByPaperId(runner, ids)),
  listingsBySourceId: ({ runner, pace }: Reading) =>
    perArguments((request: PageRequest) =>
      many(pace, (ids) => sources.listingsBySourceId(runner, request, ids)),
    ),
};

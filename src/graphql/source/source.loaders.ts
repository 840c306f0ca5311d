import type { EntityRunner } from '../../database/runner.js';
import * as sources from '../../store/sources/source-store.js';
import { many, one } from '../loader-kinds.js';

/** The access paths to sources and to their entries. */
export const SOURCE_LOADERS = {
  sourceByName: (runner: EntityRunner) =>
    one(
      (names: readonly string[]) => sources.sourcesByName(runner, names),
      ({ name }) => name,
    ),
  sourceById: (runner: EntityRunner) =>
    one(
      (ids: readonly number[]) => sources.sourcesById(runner, ids),
      ({ id }) => id,
    ),
  listingsByPaperId: (runner: EntityRunner) => many((ids) => sources.listingsByPaperId(runner, ids)),
};

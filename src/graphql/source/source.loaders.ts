import type { EntityRunner } from '../../database/runner.js';
import * as sources from '../../store/sources/source-store.js';
import { many, one } from '../loader-kinds.js';

/** The access paths to sources and to their entries. */
export function createSourceLoaders(runner: EntityRunner) {
  return {
    sourceByName: one(
      (names: readonly string[]) => sources.sourcesByName(runner, names),
      ({ name }) => name,
    ),
    sourceById: one(
      (ids: readonly number[]) => sources.sourcesById(runner, ids),
      ({ id }) => id,
    ),
    listingsByPaperId: many((ids) => sources.listingsByPaperId(runner, ids)),
  };
}

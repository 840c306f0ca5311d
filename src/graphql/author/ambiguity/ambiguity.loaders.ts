import { countNamesakesByAuthorId, namesakesByAuthorId } from '../../../store/authors/namesake-store.js';
import { type Reading, many, one, perArguments } from '../../loader-kinds.js';

/** The access paths to those who bear a person's name. */
export const AMBIGUITY_LOADERS = {
  namesakeCountByAuthorId: ({ runner, pace }: Reading) =>
    one(
      pace,
      (ids: readonly string[]) => countNamesakesByAuthorId(runner, ids),
      ({ authorId }) => authorId,
    ),
  namesakesByAuthorId: ({ runner, pace }: Reading) =>
    perArguments((first: number) => many(pace, (ids) => namesakesByAuthorId(runner, first, ids))),
};

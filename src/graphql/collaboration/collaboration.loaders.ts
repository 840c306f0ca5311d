import { coauthorsByAuthorId, countCoauthorsByAuthorId } from '../../store/collaboration/coauthor-store.js';
import type { PageRequest } from '../../store/keyset.js';
import { type Reading, many, perArguments } from '../loader-kinds.js';
import { createPathLoader } from './path-loader.js';

/** The access paths from person to person. */
export const COLLABORATION_LOADERS = {
  collaborationPath: ({ runner }: Reading) => createPathLoader(runner),
  coauthorsByAuthorId: ({ runner, pace }: Reading) =>
    perArguments((request: PageRequest) => many(pace, (ids) => coauthorsByAuthorId(runner, request, ids))),
  coauthorCountByAuthorId: ({ runner, pace }: Reading) =>
    many(pace, (ids) => countCoauthorsByAuthorId(runner, ids)),
};

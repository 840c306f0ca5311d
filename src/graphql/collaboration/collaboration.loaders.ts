import type { Runner } from '../../database/runner.js';
import { coauthorsByAuthorId, countCoauthorsByAuthorId } from '../../store/collaboration/coauthor-store.js';
import type { PageRequest } from '../../store/keyset.js';
import { many, perArguments } from '../loader-kinds.js';
import { createPathLoader } from './path-loader.js';

/** The access paths from person to person. */
export const COLLABORATION_LOADERS = {
  collaborationPath: (runner: Runner) => createPathLoader(runner),
  coauthorsByAuthorId: (runner: Runner) =>
    perArguments((request: PageRequest) => many((ids) => coauthorsByAuthorId(runner, request, ids))),
  coauthorCountByAuthorId: (runner: Runner) => many((ids) => countCoauthorsByAuthorId(runner, ids)),
};

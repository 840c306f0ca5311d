import type { Runner } from '../../database/runner.js';
import { coauthorsByAuthorId, countCoauthorsByAuthorId } from '../../store/collaboration/coauthor-store.js';
import type { PageRequest } from '../../store/keyset.js';
import { many, perArguments } from '../loader-kinds.js';
import { createPathLoader } from './path-loader.js';

/** The access paths from person to person. */
export function createCollaborationLoaders(runner: Runner) {
  return {
    collaborationPath: createPathLoader(runner),
    coauthorsByAuthorId: perArguments((request: PageRequest) =>
      many((ids) => coauthorsByAuthorId(runner, request, ids)),
    ),
    coauthorCountByAuthorId: many((ids) => countCoauthorsByAuthorId(runner, ids)),
  };
}

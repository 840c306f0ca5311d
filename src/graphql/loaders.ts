import type { EntityRunner } from '../database/runner.js';
import { createAuthorLoaders } from './author/author.loaders.js';
import { createCollaborationLoaders } from './collaboration/collaboration.loaders.js';
import { createPaperLoaders } from './paper/paper.loaders.js';
import { createSourceLoaders } from './source/source.loaders.js';
import { createTopicLoaders } from './topic/topic.loaders.js';

/** The loaders of one request: one for each access path, and for each set of arguments on it. */
export type Loaders = ReturnType<typeof createLoaders>;

/**
 * Makes the loaders of one request. Rows are paired with keys through a Map, never by their order; a key
 * without a row gives null, or an empty list.
 */
export function createLoaders(runner: EntityRunner) {
  return {
    ...createPaperLoaders(runner),
    ...createAuthorLoaders(runner),
    ...createTopicLoaders(runner),
    ...createSourceLoaders(runner),
    ...createCollaborationLoaders(runner),
  };
}

import { AMBIGUITY_LOADERS } from './author/ambiguity/ambiguity.loaders.js';
import { AUTHOR_LOADERS } from './author/author.loaders.js';
import { CITATION_LOADERS } from './citation/citation.loaders.js';
import { COLLABORATION_LOADERS } from './collaboration/collaboration.loaders.js';
import type { Reading } from './loader-kinds.js';
import { PAPER_LOADERS } from './paper/paper.loaders.js';
import { RECORD_LOADERS } from './paper/record/record.loaders.js';
import { SOURCE_LOADERS } from './source/source.loaders.js';
import { INSTITUTION_LOADERS } from './institution/institution.loaders.js';
import { VENUE_LOADERS } from './venue/venue.loaders.js';
import { TOPIC_LOADERS } from './topic/topic.loaders.js';

/** One for each access path, by the name of the path. */
const MAKERS = {
  ...PAPER_LOADERS,
  ...RECORD_LOADERS,
  ...AUTHOR_LOADERS,
  ...AMBIGUITY_LOADERS,
  ...TOPIC_LOADERS,
  ...SOURCE_LOADERS,
  ...COLLABORATION_LOADERS,
  ...CITATION_LOADERS,
  ...VENUE_LOADERS,
  ...INSTITUTION_LOADERS,
};

type Makers = typeof MAKERS;

/** The loaders of one request: one for each access path, and for each set of arguments on it. */
export type Loaders = { readonly [Path in keyof Makers]: ReturnType<Makers[Path]> };

/**
 * The loaders of one request, each made when it is first asked for: a request uses few of them. Rows are paired with
 * keys through a Map, never by their order; a key without a row gives null, or an empty list.
 */
export function createLoaders(reading: Reading): Loaders {
  return new LazyLoaders(reading) as unknown as Loaders;
}

class LazyLoaders {
  readonly made: Record<string, unknown> = {};

  constructor(readonly reading: Reading) {}
}

for (const [path, make] of Object.entries(MAKERS)) {
  Object.defineProperty(LazyLoaders.prototype, path, {
    get(this: LazyLoaders) {
      return (this.made[path] ??= make(this.reading));
    },
  });
}

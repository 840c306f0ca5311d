import type { EntityRunner } from '../database/runner.js';
import { DEFAULT_LIMITS, type Limits } from '../limit-settings.js';
import { type Loaders, createLoaders } from './loaders.js';

/** What the resolvers of one request work with. Nothing of it outlives the request. */
export interface Context {
  runner: EntityRunner;
  loaders: Loaders;
  /** What one field may ask. */
  limits: FieldLimits;
}

/** Limits that resolvers hold their arguments to. */
export type FieldLimits = Pick<Limits, 'pageSize' | 'idsPerList'>;

export interface ContextOptions {
  readonly limits?: FieldLimits;
}

export function createContext(
  runner: EntityRunner,
  { limits = DEFAULT_LIMITS }: ContextOptions = {},
): Context {
  return { runner, loaders: createLoaders(runner), limits };
}

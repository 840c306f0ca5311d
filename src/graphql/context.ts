import type { EntityRunner } from '../database/runner.js';
import { type Loaders, createLoaders } from './loaders.js';

/** What the resolvers of one request work with. Nothing of it outlives the request. */
export interface Context {
  runner: EntityRunner;
  loaders: Loaders;
}

export function createContext(runner: EntityRunner): Context {
  return { runner, loaders: createLoaders(runner) };
}

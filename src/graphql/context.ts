import type { Reader } from '../database/reader.js';
import { type Loaders, createLoaders } from './loaders.js';

/** What the resolvers of one request work with. Nothing of it outlives the request. */
export interface Context {
  reader: Reader;
  loaders: Loaders;
}

export function createContext(reader: Reader): Context {
  return { reader, loaders: createLoaders(reader) };
}

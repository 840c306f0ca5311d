import type { EntityRunner } from '../database/runner.js';
import { DEFAULT_LIMITS, type Limits } from '../limit-settings.js';
import { Pace } from './limits/pace.js';
import { RequestBudget } from './limits/request-budget.js';
import { type Loaders, createLoaders } from './loaders.js';

/** What the resolvers of one request work with. Nothing of it outlives the request. */
export interface Context {
  runner: EntityRunner;
  loaders: Loaders;
  /** At which rows go to the answer. */
  pace: Pace;
  /** What one field may ask. */
  limits: FieldLimits;
}

/** Limits that resolvers hold their arguments to. */
export type FieldLimits = Pick<Limits, 'pageSize' | 'idsPerList' | 'rows'>;

export interface ContextOptions {
  readonly limits?: FieldLimits;
  /** What the request may use; the usual unless given. */
  readonly budget?: RequestBudget;
}

export function createContext(
  runner: EntityRunner,
  { limits = DEFAULT_LIMITS, budget = new RequestBudget() }: ContextOptions = {},
): Context {
  const pace = new Pace(budget);
  return { runner, pace, limits, loaders: createLoaders({ runner, pace }) };
}

import type { GraphQLError } from 'graphql';
import type { RequestBudget } from '../../graphql/limits/request-budget.js';
import type { Visitor } from './visitors.js';

/** One request, from its price being known to its answer: first it waits, then it runs. */
export interface Visit {
  readonly budget: RequestBudget;
  readonly visitor: Visitor;
  readonly kind: Kind;
  /** Rows that its answer may have; 0 for a cheap one. */
  readonly rows: number;
  /** Milliseconds of `performance.now()`; undefined while it waits. */
  started: number | undefined;
  /** Lets it run. */
  readonly admit: () => void;
  /** Ends its wait without having run. */
  readonly refuse: (reason: GraphQLError) => void;
}

/** A dear request is one whose budget is `heavy`. */
export type Kind = 'cheap' | 'dear';

const VISIT = Symbol('the visit of the budget');

interface VisitingBudget {
  [VISIT]?: Visit | undefined;
}

/** Visits by budget, each kept on its budget. */
export const visits = {
  get: (budget: RequestBudget): Visit | undefined => (budget as VisitingBudget)[VISIT],
  set: (budget: RequestBudget, visit: Visit | undefined): void => {
    (budget as VisitingBudget)[VISIT] = visit;
  },
};

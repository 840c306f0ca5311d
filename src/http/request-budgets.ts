import type { FastifyRequest } from 'fastify';
import type { RequestBudget } from '../graphql/limits/request-budget.js';

const BUDGET = Symbol('the budget of the request');

interface Budgeted {
  readonly [BUDGET]?: RequestBudget;
}

/** Ties a budget to the context of its request, whatever the context's type. */
export function giveBudget<Context extends object>(context: Context, budget: RequestBudget): Context {
  return Object.assign(context, { [BUDGET]: budget });
}

interface BudgetedRequest {
  [BUDGET]?: RequestBudget;
}

/** Budgets by request, each kept on its request. */
export const budgets = {
  get: (request: FastifyRequest): RequestBudget | undefined => (request as BudgetedRequest)[BUDGET],
  set: (request: FastifyRequest, budget: RequestBudget): void => {
    (request as BudgetedRequest)[BUDGET] = budget;
  },
};

/** The budget of the request with this context: for plugins of the GraphQL server, which copies contexts. */
export function budgetOf(context: object): RequestBudget {
  const budget = (context as Budgeted)[BUDGET];
  if (budget === undefined) throw new Error('The context has no budget');
  return budget;
}

/** Never resolves; rejects with the reason when the budget is ended. */
export function endOf({ ending }: RequestBudget): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = () => {
      reject(ending.reason ?? new Error('The request is over'));
    };
    if (ending.isOver) end();
    else ending.onEnd(end);
  });
}

import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { budgetOf } from '../request-budgets.js';
import type { Admission } from './admission.js';

/** Lets a request wait for its place once its price is known: it stands behind the plugin that sets the price. */
export function admissionPlugin(admission: Admission): ApolloServerPlugin<BaseContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ contextValue }) => admission.enter(budgetOf(contextValue)).catch(never),
      }),
  };
}

/** A refused request has ended, and its end is its answer: the GraphQL server would set the status of another one. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}

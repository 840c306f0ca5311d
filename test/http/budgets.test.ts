import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestBudget } from '../../src/graphql/limits/request-budget.js';
import { budgetOf } from '../../src/http/request-budgets.js';
import { startServer, type TestServer } from './start-server.js';

let server: TestServer;
afterEach(() => server.app.close());

/** Does something with the budget of each request once its operation is known. */
const onBudget = (act: (budget: RequestBudget) => void): ApolloServerPlugin => ({
  requestDidStart: ({ contextValue }) =>
    Promise.resolve({
      didResolveOperation() {
        act(budgetOf(contextValue));
        return Promise.resolve();
      },
    }),
});

it('gives the budget of a request to plugins, whatever the context', async () => {
  const given: RequestBudget[] = [];
  const found: RequestBudget[] = [];
  server = await startServer({
    createContext: ({ budget }) => {
      given.push(budget);
      return {};
    },
    plugins: [onBudget((budget) => found.push(budget))],
  });
  expect((await server.query('{ hello }')).status).toBe(200);
  expect(found).toEqual(given);
});

it.each([
  ['rows', (budget: RequestBudget) => budget.chargeResult(11, 0)],
  ['statements', (budget: RequestBudget) => budget.chargeStatement()],
  ['bytes', (budget: RequestBudget) => budget.chargeBytes(11)],
])('answers 400 without data as soon as a request has used up its %s', async (_what, charge) => {
  server = await startServer({
    limits: { rows: 10, statements: 0, answerBytes: 10, requestMs: 60_000 },
    plugins: [
      onBudget((budget) =>
        setTimeout(() => {
          expect(() => {
            charge(budget);
          }).toThrow();
        }, 20),
      ),
    ],
  });
  const { status, body } = await server.query('{ slow(ms: 500) }');
  expect(status).toBe(400);
  expect(body).not.toHaveProperty('data');
  expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['QUERY_TOO_COMPLEX']);
});

it('ends the budget with TIMEOUT when the time is over', async () => {
  const budgets: RequestBudget[] = [];
  server = await startServer({
    limits: { requestMs: 100 },
    plugins: [onBudget((budget) => budgets.push(budget))],
  });
  expect((await server.query('{ slow(ms: 500) }')).status).toBe(503);
  expect(budgets[0]?.ending.reason).toMatchObject({ extensions: { code: 'TIMEOUT' } });
});

it('leaves the budget of an answered request alone', async () => {
  const budgets: RequestBudget[] = [];
  server = await startServer({ plugins: [onBudget((budget) => budgets.push(budget))] });
  await server.query('{ hello }');
  await server.app.close();
  expect(budgets[0]?.ending.isOver).toBe(false);
});

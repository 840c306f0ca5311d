import { setTimeout as wait } from 'node:timers/promises';
import { Pace } from '../../../src/graphql/limits/pace.js';
import { RequestBudget } from '../../../src/graphql/limits/request-budget.js';
import { DEFAULT_LIMITS } from '../../../src/limit-settings.js';

const budget = () => new RequestBudget('anyone', { ...DEFAULT_LIMITS, rows: 10 });
const rows = (count: number) => Array.from({ length: count }, (_, number) => ({ number }));

it('hands over rows that the budget allows, and refuses those that it does not', async () => {
  const pace = new Pace(budget());
  expect(await pace.deliver(rows(10))).toHaveLength(10);
  expect(() => pace.deliver(rows(1))).toThrow('more than 10 rows');
});

it('has nothing more to hand over once the request was ended', async () => {
  const spent = budget();
  const pace = new Pace(spent);
  expect(() => pace.deliver(rows(11))).toThrow();
  const answers = [pace.deliver(rows(1)), pace.deliverList(rows(1)), pace.deliverList(rows(101))];
  expect(await Promise.race([...answers, wait(20, 'nothing')])).toBe('nothing');
  expect(spent.used.delivered).toBe(11);
});

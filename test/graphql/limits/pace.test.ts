import { setTimeout as wait } from 'node:timers/promises';
import { Pace } from '../../../src/graphql/limits/pace.js';
import { RequestBudget } from '../../../src/graphql/limits/request-budget.js';
import { DEFAULT_LIMITS } from '../../../src/limit-settings.js';

const budget = () => new RequestBudget('anyone', { ...DEFAULT_LIMITS, rows: 10 });
/** A portion of a query as long as this is one row. */
const LONG_QUERY = 20_000;
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

it('gives the event loop back after few rows that take long, also between pages of one batch', async () => {
  const spent = budget();
  spent.characters = LONG_QUERY;
  const pace = new Pace(spent);
  const inEachTurn = countByTurn();
  const page = { rows: [], hasNextPage: false };
  const loaded = Array.from({ length: 100 }, () => pace.deliverLoaded(Promise.resolve(page)));
  await Promise.all(
    loaded.map(async (loading) => {
      await loading;
      workFor(1);
      inEachTurn.add();
    }),
  );
  expect(inEachTurn.most()).toBeLessThanOrEqual(20);
});

/** Counts what is added between two turns of the event loop. */
function countByTurn() {
  let [now, most] = [0, 0];
  let timer = setImmediate(function turn() {
    now = 0;
    timer = setImmediate(turn);
  });
  return {
    add: () => {
      now += 1;
      most = Math.max(most, now);
    },
    most: () => {
      clearImmediate(timer);
      return most;
    },
  };
}

function workFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

import { timeoutError } from '../../src/graphql/errors/errors.js';
import { RequestBudget } from '../../src/graphql/limits/request-budget.js';
import { Admission } from '../../src/http/admission/admission.js';

/** Four places, three of them for one client, of which two for dear requests. */
const LIMITS = { connections: 2, connectionsPerClient: 1, waitMs: 60_000, rows: 25_000 };
const DEAR = 10_000;
const LONGEST = 400_000;

interface Visitor {
  readonly name: string;
  readonly budget: RequestBudget;
}

let admission: Admission;
let started: string[];
let entered: RequestBudget[];
beforeEach(() => {
  admission = new Admission(LIMITS);
  started = [];
  entered = [];
});
afterEach(() => {
  for (const budget of entered) budget.end(timeoutError());
});

function priceOf(name: string): number {
  if (name.endsWith('!!')) return LONGEST;
  return name.endsWith('!') ? DEAR : 1;
}

/** `A1` is a cheap request of client A, `A1!` a dear one, `A1!!` one of the longest. */
function enter(...names: string[]): Visitor[] {
  return names.map((name) => {
    const budget = new RequestBudget(name[0]);
    entered.push(budget);
    budget.requested = priceOf(name);
    admission.enter(budget).then(
      () => started.push(name),
      () => started.push(`${name} refused`),
    );
    return { name, budget };
  });
}

/** Ends what runs, one after the other, until nothing waits. */
async function runAll(visitors: Visitor[]): Promise<string[]> {
  const left = new Map(visitors.map(({ name, budget }) => [name, budget]));
  for (let place = 0; place < visitors.length; place += 1) {
    await settled();
    const budget = left.get(started[place] ?? '');
    if (budget !== undefined) admission.leave(budget);
  }
  return started;
}

function workFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('gives each client its share, and the next place to whoever has none', async () => {
  const visitors = enter('A1', 'A2', 'A3', 'B1', 'C1', 'B2');
  await settled();
  expect(started).toEqual(['A1', 'A2', 'B1', 'C1']);
  expect((await runAll(visitors)).slice(4).sort()).toEqual(['A3', 'B2']);
});

it('lets a client that comes late pass one that has had much', async () => {
  const visitors = enter('A1', 'A2', 'B1', 'B2', 'A3', 'A4', 'A5', 'C1');
  await settled();
  expect((await runAll(visitors))[4]).toBe('C1');
});

it('serves cheap requests before dear ones, of all clients', async () => {
  const visitors = enter('A1', 'A2', 'B1', 'C1!', 'A3!', 'B2!', 'A4', 'B3');
  await settled();
  expect(started).toEqual(['A1', 'A2', 'B1', 'C1!']);
  expect((await runAll(visitors)).slice(4, 6).sort()).toEqual(['A4', 'B3']);
});

it('does not put dear requests off for ever', async () => {
  const visitors = enter('A1', 'A2', 'B1', 'B2', 'A3', 'A4', 'A5', 'C1!');
  expect((await runAll(visitors))[4]).toBe('C1!');
});

it('keeps a place for cheap requests where dear ones have their share', async () => {
  enter('A1!', 'A2!', 'A3!', 'B1!', 'C1!', 'D1!', 'E1!');
  await settled();
  expect(started).toEqual(['A1!', 'B1!']);
  enter('A4', 'F1');
  await settled();
  expect(started.slice(2)).toEqual(['A4', 'F1']);
});

it('gives a place in the queue back where the request has ended, and a place that runs only once', async () => {
  const [first, , third] = enter('A1', 'A2', 'A3', 'A4');
  await settled();
  third?.budget.end(timeoutError());
  await settled();
  expect(started).toEqual(['A1', 'A2', 'A3 refused']);
  expect([admission.runningCount, admission.waitingCount]).toEqual([2, 1]);
  for (let times = 0; times < 3; times += 1) if (first) admission.leave(first.budget);
  await settled();
  expect([admission.runningCount, admission.waitingCount]).toEqual([2, 0]);
});

it('gives the client a turn first that has had least of the processor', async () => {
  const arrive = (name: string) => {
    admission.takeTurn(name[0] ?? '', () => {
      started.push(name);
      workFor(10);
    });
  };
  for (const name of ['A1', 'A2', 'A3', 'A4', 'B1']) arrive(name);
  while (started.length < 5) await settled();
  expect(started.slice(0, 2)).toEqual(['A1', 'B1']);
});

it('begins nothing while connections are to be taken first, and all of it afterwards', async () => {
  let isCrowded = true;
  admission = new Admission(LIMITS, () => isCrowded);
  admission.takeTurn('A', () => started.push('A has its turn'));
  enter('A1', 'B1');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(started).toEqual([]);
  isCrowded = false;
  while (started.length < 3) await settled();
  expect([...started].sort()).toEqual(['A has its turn', 'A1', 'B1']);
});

it('refuses newcomers where too many wait, of the client that has most', () => {
  const refused: string[] = [];
  const arrive = (client: string) => {
    admission.takeTurn(client, (error) => {
      if (error === undefined) workFor(10);
      else refused.push(client);
    });
  };
  for (let count = 0; count < 501; count += 1) arrive('A');
  for (const client of ['B', 'A', 'C']) arrive(client);
  expect(refused).toEqual(['A', 'A', 'A']);
  expect(admission.certainRefusal('A')?.extensions.code).toBe('RATE_LIMITED');
  expect(admission.certainRefusal('B')).toBeUndefined();
});

it('refuses a request that has ended before it comes', async () => {
  const budget = new RequestBudget('A');
  const reason = timeoutError();
  budget.end(reason);
  await expect(admission.enter(budget)).rejects.toBe(reason);
  expect(admission.runningCount).toBe(0);
});

it('runs three of the longest answers at once, one of one client, and cheap ones besides', async () => {
  admission = new Admission({ ...LIMITS, connections: 10, connectionsPerClient: 10 });
  const longest = ['A1!!', 'A2!!', 'A3!!', 'B1!!', 'C1!!', 'D1!!'];
  const visitors = enter(...longest);
  await settled();
  expect(started).toEqual(['A1!!', 'B1!!', 'C1!!']);
  enter('A4', 'E1');
  await settled();
  expect(started.slice(3)).toEqual(['A4', 'E1']);
  admission.leave(visitors[0]?.budget ?? new RequestBudget());
  await settled();
  expect(started.slice(5)).toEqual(['D1!!']);
});

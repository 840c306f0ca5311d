import type { RequestBudget } from './request-budget.js';

/** Milliseconds of one request's work in one turn of the event loop, as far as it waited for the turn. */
const TURN_MS = 8;

/**
 * Rows that are handed over without a look at the clock, times characters of the query: some milliseconds, as the query
 * tells how much hangs on each row.
 */
const WORK_AT_ONCE = 200_000;
/** Such rows, however short or long the query is. */
const ROWS_AT_ONCE = { least: 10, most: 1_000 } as const;

/** Rows that waited for a turn go in portions: so many make those that may go at once. */
const PORTIONS = 16;

/** As long as an answer has fewer loads, its loaded values are handed over as they come; most never have more. */
const SHORT_ANSWER = 500;

/** A list whose items come when it is their turn. */
export type Delivered<Item> = readonly (Item | Promise<Item>)[];

/** Turns of the event loop, counted while anybody delivers. */
const loop = { turn: 0, counting: false };

/** Requests with rows that wait for a turn: each gets one after the other. */
const queue: Pace[] = [];

/**
 * Hands rows to the executor in portions. Execution runs all that it can in one go, so a request whose rows came with
 * one statement, or were read before, would hold the event loop until its whole answer is made: no other client is
 * answered and no deadline fires. Here the loop is given back between portions, and every portion is charged.
 */
export class Pace {
  private turn = 0;
  private handed = 0;
  private loads = 0;
  private rows: number | undefined;
  private readonly waiting: { rows: number; go: () => void }[] = [];
  /** Those before it in `waiting` have gone: to take them out one by one would move all others each time. */
  private next = 0;
  private isQueued = false;
  private idle: (() => void)[] = [];

  constructor(private readonly budget: RequestBudget) {}

  private get rowsAtOnce(): number {
    const { least, most } = ROWS_AT_ONCE;
    return (this.rows ??= Math.max(least, Math.min(most, Math.floor(WORK_AT_ONCE / this.budget.characters))));
  }

  /** Whether what is loaded now need not be paced yet: a promise for each value would cost short answers their time. */
  isShort(): boolean {
    this.loads += 1;
    return this.loads <= SHORT_ANSWER;
  }

  /**
   * Gives the value at once, or in a later turn; never where the request was ended: thousands of fields would each make
   * an error of their own, for an answer that nobody waits for.
   *
   * @throws QUERY_TOO_COMPLEX where the answer has too many rows.
   */
  deliver<Value>(value: Value): Value | Promise<Value> {
    const rows = rowsIn(value);
    if (rows === 0) return value;
    if (this.budget.ending.isOver) return never();
    this.budget.chargeDelivered(rows);
    return this.mayGo(rows) ? value : this.wait(rows).then(() => value);
  }

  /**
   * The same for what is being loaded. One batch loads thousands, all in one turn: each makes few promises, and counts as a
   * row also where it is a page, whose rows wait again, or a number.
   */
  deliverLoaded<Value>(loading: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      loading
        .then((value) => {
          this.handLater(value, resolve);
        })
        .catch(reject);
    });
  }

  /** A long list in parts: execution takes promises for items, and makes what is ready. @throws as above. */
  deliverList<Item>(items: readonly Item[]): Delivered<Item> | Promise<Delivered<Item>> {
    const longest = Math.ceil(this.rowsAtOnce / PORTIONS);
    if (items.length <= this.rowsAtOnce / 2) return this.deliver(items);
    if (this.budget.ending.isOver) return never();
    this.budget.chargeDelivered(items.length);
    const parts = new Map<number, Promise<void>>();
    return items.map((item, place) => {
      const number = Math.floor(place / longest);
      const part = parts.get(number) ?? this.wait(longest);
      parts.set(number, part);
      return part.then(() => item);
    });
  }

  /** Runs what waits for all rows of a level, such as the statement of the next one, when none is left to hand over. */
  whenIdle(run: () => void): void {
    afterMicrotasks(() => {
      if (this.isQueued) this.idle.push(run);
      else run();
    });
  }

  /** Hands over one turn's rows. Those of a request that was ended are never handed over: nobody waits for its answer. */
  takeTurn(): void {
    this.startTurn();
    this.handOver(performance.now() + TURN_MS);
  }

  /** What is made of a portion is made in microtasks, so the clock is looked at after them. */
  private handOver(end: number): void {
    if (this.budget.ending.isOver) return;
    this.handPortion();
    afterMicrotasks(() => {
      if (this.next === this.waiting.length) this.beIdle();
      else if (performance.now() < end) this.handOver(end);
      else enqueue(this);
    });
  }

  private handPortion(): void {
    const most = this.handed + this.rowsAtOnce / PORTIONS;
    while (this.next < this.waiting.length && this.handed < most) {
      const next = this.waiting[this.next++];
      this.handed += next?.rows ?? 0;
      next?.go();
    }
  }

  private beIdle(): void {
    this.isQueued = false;
    this.waiting.length = 0;
    this.next = 0;
    const runs = this.idle;
    this.idle = [];
    for (const run of runs) this.whenIdle(run);
  }

  /** Never resolves where the request was ended. */
  private handLater<Value>(value: Value, resolve: (value: Value) => void): void {
    if (this.budget.ending.isOver) return;
    const rows = rowsIn(value);
    if (rows > 0) this.budget.chargeDelivered(rows);
    const weight = Math.max(1, rows);
    if (this.mayGo(weight)) resolve(value);
    else
      this.enqueueRows(weight, () => {
        resolve(value);
      });
  }

  private mayGo(rows: number): boolean {
    if (this.isQueued) return false;
    if (this.turn !== loop.turn) this.startTurn();
    this.handed += rows;
    return this.handed <= this.rowsAtOnce;
  }

  private startTurn(): void {
    countTurns();
    this.turn = loop.turn;
    this.handed = 0;
  }

  private wait(rows: number): Promise<void> {
    return new Promise((go) => {
      this.enqueueRows(rows, go);
    });
  }

  private enqueueRows(rows: number, go: () => void): void {
    this.waiting.push({ rows, go });
    if (this.isQueued) return;
    this.isQueued = true;
    enqueue(this);
  }
}

function enqueue(pace: Pace): void {
  queue.push(pace);
  countTurns();
}

function countTurns(): void {
  if (loop.counting) return;
  loop.counting = true;
  setImmediate(() => {
    loop.counting = false;
    loop.turn += 1;
    queue.shift()?.takeTurn();
    if (queue.length > 0) countTurns();
  });
}

/** Rows of lists and single rows; counts are none, and a page hands over its rows itself. */
function rowsIn(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null && !('hasNextPage' in value) ? 1 : 0;
}

/** A new one each time: what waits for a promise stays in memory as long as the promise does. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** When all is made that is ready to be made. */
function afterMicrotasks(run: () => void): void {
  void Promise.resolve().then(() => {
    process.nextTick(run);
  });
}

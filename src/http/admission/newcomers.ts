import type { Visitor, Visitors } from './visitors.js';

/** Milliseconds that newcomers have of one turn of the event loop. */
const TURN_MS = 5;
/** More never wait: each holds a body, of 100 kB at most. */
const MOST_NEWCOMERS = 500;

/** A request that has arrived whole, and whose query nobody has looked at yet. */
export interface Newcomer {
  /** Goes on with it, or drops it where its client has gone. */
  readonly go: () => void;
  readonly refuse: () => void;
}

/**
 * Gives requests that have just arrived their turns. Reading, checking and pricing a query takes the processor and
 * nothing else, so a thousand of one client would hold everybody up before the admission has counted any of them.
 *
 * They go one after the other, that of the client first that has had least lately, and what each takes is charged to
 * its client. After some milliseconds the event loop is given back: whoever has come meanwhile is among the next. A
 * request that comes alone goes at once.
 *
 * While connections are to be taken first they wait.
 */
export class Newcomers {
  private readonly waiting = new Set<Visitor>();
  private count = 0;
  private spent = 0;
  private isOneGoing = false;
  private isTurnEnding = false;

  /** @param isCrowded whether connections are to be taken first. */
  constructor(
    private readonly visitors: Visitors,
    private readonly isCrowded: () => boolean,
  ) {}

  /** Where too many wait, the last one of the client that has most is refused. */
  add(client: string, newcomer: Newcomer): void {
    const visitor = this.visitors.of(client, performance.now());
    if (this.count === 0 && !this.isOneGoing && !this.isTurnOver()) {
      this.run(visitor, newcomer);
      return;
    }
    visitor.newcomers.push(newcomer);
    this.waiting.add(visitor);
    this.count += 1;
    this.goOn();
    // The turn may be over, with nobody else to begin the next.
    if (this.count > 0) this.endTurn();
    if (this.count > MOST_NEWCOMERS) this.refuseOne();
  }

  /** Whether one more of this client is refused: as many as may wait do, and it has no fewer of them than others. */
  wouldRefuse(visitor: Visitor): boolean {
    return this.count >= MOST_NEWCOMERS && visitor.newcomers.length >= this.count / this.waiting.size;
  }

  private goOn(): void {
    if (this.isOneGoing || this.isTurnOver()) return;
    const visitor = this.fairest();
    const newcomer = visitor?.newcomers.shift();
    if (visitor === undefined || newcomer === undefined) return;
    this.forgetOne(visitor);
    this.run(visitor, newcomer);
  }

  private run(visitor: Visitor, newcomer: Newcomer): void {
    this.isOneGoing = true;
    const begun = performance.now();
    newcomer.go();
    afterMicrotasks(() => {
      const now = performance.now();
      visitor.charge(now - begun, now);
      this.spent += now - begun;
      this.isOneGoing = false;
      this.endTurn();
      this.goOn();
    });
  }

  private isTurnOver(): boolean {
    return this.spent >= TURN_MS || this.isCrowded();
  }

  /** What the event loop has to do besides comes before the next turn. */
  private endTurn(): void {
    if (this.isTurnEnding) return;
    this.isTurnEnding = true;
    setImmediate(() => {
      this.isTurnEnding = false;
      this.spent = 0;
      this.goOn();
      if (this.count > 0) this.endTurn();
    });
  }

  private refuseOne(): void {
    const visitor = this.busiest();
    const newcomer = visitor?.newcomers.pop();
    if (visitor === undefined || newcomer === undefined) return;
    this.forgetOne(visitor);
    newcomer.refuse();
  }

  private forgetOne(visitor: Visitor): void {
    this.count -= 1;
    if (visitor.newcomers.length === 0) this.waiting.delete(visitor);
  }

  private fairest(): Visitor | undefined {
    if (this.waiting.size < 2) return this.waiting.values().next().value;
    const now = performance.now();
    return leastOf(this.waiting, (visitor) => visitor.hadLately(now));
  }

  private busiest(): Visitor | undefined {
    return leastOf(this.waiting, (visitor) => -visitor.newcomers.length);
  }
}

/** All that goes on without waiting for anything has gone on by then: Node runs microtasks to their end, then this. */
function afterMicrotasks(call: () => void): void {
  void Promise.resolve().then(() => {
    process.nextTick(call);
  });
}

function leastOf<Item>(items: Iterable<Item>, measure: (item: Item) => number): Item | undefined {
  let least: Item | undefined;
  let measured = Infinity;
  for (const item of items) {
    const own = measure(item);
    if (own < measured) [least, measured] = [item, own];
  }
  return least;
}

import type { Newcomer } from './newcomers.js';
import type { Kind, Visit } from './visit.js';

/** Milliseconds after which half of what a client has had is forgotten. */
const HALF_LIFE_MS = 10_000;

/** A client, as the admission sees it: what runs and waits for it, and what it has had lately. */
export class Visitor {
  readonly running: Record<Kind, number> = { cheap: 0, dear: 0 };
  /** Rows that the answers of the dear ones that run may have. */
  runningRows = 0;
  readonly waiting: Record<Kind, Visit[]> = { cheap: [], dear: [] };
  /** What has arrived of it and was not looked at yet. */
  readonly newcomers: Newcomer[] = [];
  private had = 0;
  private reckoned = 0;

  constructor(readonly key: string) {}

  get runningCount(): number {
    return this.running.cheap + this.running.dear;
  }

  get waitingCount(): number {
    return this.waiting.cheap.length + this.waiting.dear.length;
  }

  get isIdle(): boolean {
    return this.runningCount + this.waitingCount + this.newcomers.length === 0;
  }

  /** Adds milliseconds of a place, or of the processor. */
  charge(milliseconds: number, now: number): void {
    this.had = this.hadLately(now) + milliseconds;
    this.reckoned = now;
  }

  /** Milliseconds; what was long ago counts for little. */
  hadLately(now: number): number {
    return this.had * 0.5 ** ((now - this.reckoned) / HALF_LIFE_MS);
  }

  /** The request of this client that is refused where one has to be: the dearest, of equal ones the last. */
  dearestWaiting(): Visit | undefined {
    const of = this.waiting.dear.length > 0 ? this.waiting.dear : this.waiting.cheap;
    return of.reduce<Visit | undefined>(
      (dearest, visit) =>
        dearest === undefined || visit.budget.requested >= dearest.budget.requested ? visit : dearest,
      undefined,
    );
  }
}

/** Clients beyond this number that have had next to nothing lately are forgotten. */
const REMEMBERED = 10_000;

/** All clients that are here, or were lately. */
export class Visitors {
  private readonly byKey = new Map<string, Visitor>();

  of(key: string, now: number): Visitor {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    if (this.byKey.size >= REMEMBERED) this.forgetSome(now);
    const visitor = new Visitor(key);
    this.byKey.set(key, visitor);
    return visitor;
  }

  find(key: string): Visitor | undefined {
    return this.byKey.get(key);
  }

  /** Idle ones only, the eldest first, down to nine tenths. */
  private forgetSome(now: number): void {
    const least = [...this.byKey.values()]
      .filter((visitor) => visitor.isIdle)
      .sort((a, b) => a.hadLately(now) - b.hadLately(now));
    for (const visitor of least.slice(0, REMEMBERED / 10)) this.byKey.delete(visitor.key);
  }
}

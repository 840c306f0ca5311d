import type { GraphQLError } from 'graphql';
import { rateLimitedError, serviceUnavailableError } from '../../graphql/errors/errors.js';
import type { RequestBudget } from '../../graphql/limits/request-budget.js';
import type { AdmissionFigures } from '../../http-figures.js';
import type { Limits } from '../../limit-settings.js';
import { Newcomers } from './newcomers.js';
import { Occupancy } from './occupancy.js';
import { type Places, placesOf } from './places.js';
import { ServiceTime } from './service-time.js';
import { type Kind, type Visit, visits } from './visit.js';
import { Visitors, type Visitor } from './visitors.js';

/** Part of the longest wait that is promised; the rest is for estimates that were too good. */
const PROMISED_SHARE = 0.7;
/** Made once: where thousands are refused in a second, the stack of each would cost more than the refusal. */
const FULL = serviceUnavailableError();
const OVER_ITS_SHARE = rateLimitedError(
  'This client asks more at once than its share. Try again shortly, with less at once.',
);
/** More never wait, however short their time, so that memory stays bounded: a request may hold 100 kB. */
const MOST_WAITING = 500;
/** Milliseconds until places are filled, where connections are to be taken first. */
const CROWD_PAUSE_MS = 10;
/**
 * So many may wait in any case: pages and scripts ask in bursts, and while one is being read nothing ends, so that any
 * estimate is too bad.
 */
const BURST: Readonly<Record<Kind, number>> = { cheap: 200, dear: 50 };

/**
 * Decides which requests run, which wait and which are refused.
 *
 * So many run at once, a client has at most its share of them, and dear ones leave some places to cheap ones of the
 * same client. Whoever waits gets its turn in a fair order: cheap before dear, and before those whose client has had
 * more lately. A burst may wait, and as many more as can be answered within the wait; beyond that the dearest request
 * of the client that has most waiting is refused.
 */
export class Admission {
  private readonly places: Places;
  private isPausing = false;
  private readonly visitors = new Visitors();
  private readonly newcomers: Newcomers;
  private readonly waitingVisitors = new Set<Visitor>();
  private readonly occupancy: Occupancy;
  private readonly waiting: Record<Kind, number> = { cheap: 0, dear: 0 };
  private readonly refused = { share: 0, full: 0, waited: 0 };
  private readonly times: Record<Kind, ServiceTime> = {
    cheap: new ServiceTime(20),
    dear: new ServiceTime(200),
  };

  /** @param isCrowded whether connections are to be taken first: nothing starts meanwhile. */
  constructor(
    private readonly limits: Pick<Limits, 'connections' | 'connectionsPerClient' | 'waitMs' | 'rows'>,
    private readonly isCrowded = () => false,
  ) {
    this.places = placesOf(limits);
    this.occupancy = new Occupancy(this.places);
    this.newcomers = new Newcomers(this.visitors, isCrowded);
  }

  /** What the admission is like at this moment, and how many it has refused. */
  get figures(): AdmissionFigures {
    return { running: this.occupancy.running, waiting: this.waiting, refused: this.refused };
  }

  get runningCount(): number {
    return this.occupancy.count;
  }

  get waitingCount(): number {
    return this.waiting.cheap + this.waiting.dear;
  }

  /** Calls when it is the turn of a request that has just arrived, or with the error where too many have. */
  takeTurn(client: string, turn: (error?: GraphQLError) => void): void {
    const refuse = () => {
      turn(this.tooManyOfClient());
    };
    // So many may have come meanwhile that reading it would be in vain.
    const go = () => {
      turn(this.certainRefusal(client));
    };
    this.newcomers.add(client, { go, refuse });
  }

  /**
   * Waits for a place, which is kept until `leave`. A refused request's budget is ended with the reason.
   *
   * @throws SERVICE_UNAVAILABLE or RATE_LIMITED, or the reason for which the budget was ended meanwhile
   */
  enter(budget: RequestBudget): Promise<void> {
    if (budget.ending.reason !== undefined) return Promise.reject(budget.ending.reason);
    return new Promise<void>((resolve, reject) => {
      const visit = this.visitOf(budget, resolve, reject);
      visits.set(budget, visit);
      if (this.mayGoAtOnce(visit)) this.start(visit);
      else this.wait(visit);
    });
  }

  /** Gives the place back, or the place in the queue; does nothing where there is none. */
  leave(budget: RequestBudget): void {
    const visit = visits.get(budget);
    if (visit === undefined) return;
    visits.set(budget, undefined);
    if (visit.started === undefined) this.dequeue(visit);
    else this.stop(visit, visit.started);
    this.fillPlaces();
  }

  /** Why any request of this client would be refused now, however cheap it is; undefined where it might be answered. */
  certainRefusal(client: string): GraphQLError | undefined {
    const visitor = this.visitors.find(client);
    if (visitor === undefined) return undefined;
    if (this.newcomers.wouldRefuse(visitor)) return this.tooManyOfClient();
    if (visitor.waiting.dear.length > 0) return undefined;
    if (this.hasTooManyWaiting(visitor, 'cheap')) return this.tooManyOfClient();
    if (this.isFull('cheap') && this.hasItsShare(visitor)) return this.refusalOf(visitor);
    return undefined;
  }

  /** Whether no fewer of its requests wait than of others: where one is refused, it may as well be its next one. */
  private hasItsShare({ waitingCount }: Visitor): boolean {
    return waitingCount >= this.waitingCount / Math.max(1, this.waitingVisitors.size);
  }

  private visitOf(budget: RequestBudget, resolve: () => void, reject: (reason: Error) => void): Visit {
    const { ending } = budget;
    const end = () => {
      settle();
      this.leave(budget);
      reject(ending.reason ?? FULL);
    };
    const timer = setTimeout(
      () => {
        this.refused.waited += 1;
        budget.end(FULL);
      },
      this.limits.waitMs - (performance.now() - budget.arrived),
    );
    const settle = () => {
      clearTimeout(timer);
      ending.offEnd(end);
    };
    ending.onEnd(end);
    return {
      budget,
      visitor: this.visitors.of(budget.client, performance.now()),
      kind: budget.heavy ? 'dear' : 'cheap',
      rows: budget.heavy ? Math.min(budget.requested, this.limits.rows) : 0,
      started: undefined,
      admit: () => {
        settle();
        resolve();
      },
      refuse: (reason) => {
        budget.end(reason);
      },
    };
  }

  private mayGoAtOnce(visit: Visit): boolean {
    return !this.isCrowded() && this.waitingCount === 0 && this.occupancy.hasRoomFor(visit);
  }

  private wait(visit: Visit): void {
    this.enqueue(visit);
    this.fillPlaces();
    if (visit.started === undefined) this.refuseOneTooMany(visit);
  }

  private enqueue(visit: Visit): void {
    const { visitor, kind } = visit;
    visitor.waiting[kind].push(visit);
    this.waiting[kind] += 1;
    this.waitingVisitors.add(visitor);
  }

  private dequeue({ visitor, kind, budget }: Visit): void {
    const queue = visitor.waiting[kind];
    const place = queue.findIndex((visit) => visit.budget === budget);
    if (place === -1) return;
    queue.splice(place, 1);
    this.waiting[kind] -= 1;
    if (visitor.waitingCount === 0) this.waitingVisitors.delete(visitor);
  }

  private fillPlaces(): void {
    if (this.waitingCount > 0 && this.isCrowded()) return this.pause();
    while (this.runningCount < this.places.all) {
      const visit = this.nextVisit();
      if (visit === undefined) return;
      this.dequeue(visit);
      this.start(visit);
    }
  }

  private pause(): void {
    if (this.isPausing) return;
    this.isPausing = true;
    setTimeout(() => {
      this.isPausing = false;
      this.fillPlaces();
    }, CROWD_PAUSE_MS);
  }

  private start(visit: Visit): void {
    const now = performance.now();
    visit.started = now;
    this.occupancy.add(visit);
    this.times[visit.kind].begin(now);
    visit.admit();
  }

  private stop(visit: Visit, started: number): void {
    const { visitor, kind } = visit;
    const now = performance.now();
    this.occupancy.remove(visit);
    visitor.charge(now - started, now);
    this.times[kind].end(started, now);
  }

  /** Cheap before dear, but where no dear one runs the next is one, so that they are not put off for ever. */
  private nextVisit(): Visit | undefined {
    const dear = this.fairestVisit('dear');
    if (dear !== undefined && this.occupancy.running.dear === 0) return dear;
    return this.fairestVisit('cheap') ?? dear;
  }

  /** The first of the client that has had least, of those that may have another place. */
  private fairestVisit(kind: Kind): Visit | undefined {
    if (this.waiting[kind] === 0) return undefined;
    const now = performance.now();
    let fairest: Visit | undefined;
    let least = Infinity;
    for (const visitor of this.waitingVisitors) {
      const first = visitor.waiting[kind][0];
      if (first === undefined || !this.occupancy.hasRoomFor(first)) continue;
      const had = this.countOf(visitor, now);
      if (had < least) [fairest, least] = [first, had];
    }
    return fairest;
  }

  /** Milliseconds that a client has had, and will have had when what runs for it has ended. */
  private countOf(visitor: Visitor, now: number): number {
    const { cheap, dear } = visitor.running;
    const running = cheap * this.times.cheap.expected(now) + dear * this.times.dear.expected(now);
    return visitor.hadLately(now) + running;
  }

  private refuseOneTooMany({ visitor, kind }: Visit): void {
    if (this.hasTooManyWaiting(visitor, kind)) visitor.dearestWaiting()?.refuse(this.tooManyOfClient());
    else if (this.isFull(kind)) this.refuseOneOf(this.busiestVisitor());
  }

  private refuseOneOf(visitor: Visitor | undefined): void {
    if (visitor !== undefined) visitor.dearestWaiting()?.refuse(this.refusalOf(visitor));
  }

  private refusalOf(visitor: Visitor): GraphQLError {
    const share = this.places.perClient / this.places.all;
    if (visitor.waitingCount > share * this.waitingCount && this.waitingVisitors.size > 1)
      return this.tooManyOfClient();
    this.refused.full += 1;
    return FULL;
  }

  private tooManyOfClient(): GraphQLError {
    this.refused.share += 1;
    return OVER_ITS_SHARE;
  }

  private hasTooManyWaiting(visitor: Visitor, kind: Kind): boolean {
    const waiting = { cheap: visitor.waiting.cheap.length, dear: visitor.waiting.dear.length };
    const { perClient, dearPerClient } = this.places;
    return this.isTooMuch(waiting, kind, kind === 'cheap' ? perClient : dearPerClient);
  }

  private isFull(kind: Kind): boolean {
    return this.waitingCount > MOST_WAITING || this.isTooMuch(this.waiting, kind, this.places.all);
  }

  /** Whether the last of those that wait would not be answered in time by so many places; cheap ones go before dear. */
  private isTooMuch(waiting: Readonly<Record<Kind, number>>, kind: Kind, places: number): boolean {
    const now = performance.now();
    const cheap = waiting.cheap * this.times.cheap.expected(now);
    const work = kind === 'cheap' ? cheap : cheap + waiting.dear * this.times.dear.expected(now);
    return waiting[kind] > BURST[kind] && work > places * this.limits.waitMs * PROMISED_SHARE;
  }

  private busiestVisitor(): Visitor | undefined {
    let busiest: Visitor | undefined;
    for (const visitor of this.waitingVisitors) {
      if (visitor.waitingCount > (busiest?.waitingCount ?? 0)) busiest = visitor;
    }
    return busiest;
  }
}

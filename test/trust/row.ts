import type { Proxy } from './ground/proxy.js';
import type { Service } from './ground/service.js';
import type { StoreName } from './ground/stores.js';
import type { WatchReport } from './watch/samples.js';
import type { Ground } from './ground/ground.js';

/** One promise of what the service survives, and what puts it to the test. */
export interface Row {
  readonly number: number;
  /** What is tried and what must come of it, in one line. */
  readonly promise: string;
  readonly proof: Proof;
}

export type Proof = Attack | TestFiles | NotYet;

/** Attacks the running service from outside. */
export interface Attack {
  readonly kind: 'attack';
  /** What the service under attack holds; null: the attack starts services of its own, and nobody else is watched. */
  readonly store: StoreName | null;
  /** A service of the attack's own, instead of that on the store. */
  readonly stage?: (ground: Ground) => Promise<Stage>;
  readonly limits?: Partial<WatchLimits>;
  run(stand: Stand): Promise<Finding>;
}

/** Test files of the project that prove the promise through HTTP or the command line. */
export interface TestFiles {
  readonly kind: 'tests';
  /** Paths; those that end in `.long.test.ts` run in the suite of long tests. */
  readonly files: readonly string[];
}

/** What does not exist yet cannot be proved; it is printed with the reason, and never as passed. */
export interface NotYet {
  readonly kind: 'not yet';
  readonly reason: string;
}

/** A service that is started for one attack. */
export interface Stage {
  readonly service: Service;
  /** Of the store that it serves, on a way that is not attacked. */
  readonly databaseUrl: string;
  /** The way to PostgreSQL, where it may be closed off. */
  readonly proxy?: Proxy;
  /** Ends all that was started. */
  readonly close: () => Promise<void>;
}

/** What an attack has to work with. */
export interface Stand {
  readonly ground: Ground;
  /** Running, on the store of the attack. @throws Error where the attack has no store */
  readonly service: Service;
  readonly proxy?: Proxy;
  /** Whether the long run is meant. */
  readonly soak: boolean;
  /** Called where a part of the attack is over: the line is printed beneath the row. */
  readonly note: (line: string) => void;
}

export interface Finding {
  /** Such as `45 queries over and over for 3 s`. */
  readonly tried: string;
  readonly times: number;
  /** One sentence each; empty where the promise was kept. */
  readonly problems: readonly string[];
  /** Judges what the watcher saw meanwhile, where that takes more than limits. */
  readonly judge?: (report: WatchReport) => readonly string[];
}

/** What another client and the machine may feel of an attack; null: not asked here. */
export interface WatchLimits {
  /** Milliseconds until the other client has its answer. */
  readonly otherMs: number | null;
  /** Answers to the other client that were not what it asked for. */
  readonly otherFailures: number | null;
  readonly healthMs: number | null;
  /** Milliseconds for which the event loop was held by work of the service. */
  readonly loopMs: number | null;
  readonly serviceMegabytes: number;
  readonly postgresMegabytes: number;
}

export const USUAL_LIMITS: WatchLimits = {
  otherMs: 1_000,
  otherFailures: 0,
  healthMs: 1_000,
  loopMs: null,
  serviceMegabytes: 600,
  postgresMegabytes: 1_500,
};

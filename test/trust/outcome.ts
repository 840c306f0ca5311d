import type { Row } from './row.js';

/** What came of a row; figures are missing where nobody was watched. */
export interface Outcome {
  readonly row: Row;
  readonly verdict: 'pass' | 'fail' | 'not yet';
  readonly tried: string;
  readonly times: number;
  /** The longest that another client waited, and how often it got something else. */
  readonly otherMs?: number;
  readonly otherFailures?: number;
  /** The same for a client at the attacker's address. */
  readonly sameMs?: number;
  readonly sameFailures?: number;
  readonly healthMs?: number;
  /** The longest that the event loop was held. */
  readonly heldMs?: number;
  readonly serviceMegabytes?: number | null;
  readonly postgresMegabytes?: number | null;
  readonly lost?: string;
  readonly problems: readonly string[];
  /** Those that no slow machine can be the reason of. */
  readonly gravest?: readonly string[];
  readonly notes: readonly string[];
  readonly seconds: number;
}

import type { Limits } from '../limit-settings.js';
import { Tally } from '../tally.js';
import { DatabaseUnavailableError } from './database-unavailable-error.js';
import type { StatementBudget } from './statement-budget.js';

/** Who asks for a connection, and until when. */
export type Claim = Pick<StatementBudget, 'client' | 'heavy' | 'ending'>;

export type ShareLimits = Pick<Limits, 'connections' | 'connectionsPerClient' | 'waitMs'>;

/** The service itself as a client, for its probes. All others leave the last connection to it. */
export const OWN_CLIENT = 'this service';

/** Those that wait, by client. The client whose turn is next comes first. */
type Turns = Map<string, Set<() => void>>;

/**
 * How many connections each client may have at a time. A client has a part of them, its dear statements one less than
 * that. Who has to wait is served in turns, one statement of each client, and cheap ones before dear ones.
 */
export class ConnectionShare {
  private held = 0;
  private readonly heldBy = new Tally();
  private readonly cheap: Turns = new Map();
  private readonly heavy: Turns = new Map();

  constructor(private readonly limits: ShareLimits) {}

  /** Connections that are held, and statements that wait for one. */
  get state(): { held: number; waiting: number } {
    return { held: this.held, waiting: countOf(this.cheap) + countOf(this.heavy) };
  }

  /**
   * A connection for the claim, to be given back in any case. Nothing to wait for where one is free.
   *
   * @throws DatabaseUnavailableError after `waitMs`; the ending's reason when it comes.
   */
  take(claim: Claim): Promise<void> | undefined {
    if (!this.mayHave(claim.client, claim.heavy)) return this.wait(claim);
    this.hold(claim.client);
    return undefined;
  }

  giveBack(client: string): void {
    this.heldBy.add(client, -1);
    this.held -= 1;
    if (!this.serve(this.cheap, false)) this.serve(this.heavy, true);
  }

  private mayHave(client: string, heavy: boolean): boolean {
    const { connections, connectionsPerClient } = this.limits;
    const own = heavy ? Math.max(1, connectionsPerClient - 1) : connectionsPerClient;
    const all = client === OWN_CLIENT ? connections : connections - 1;
    return this.held < all && this.heldBy.of(client) < own;
  }

  private hold(client: string): void {
    this.held += 1;
    this.heldBy.add(client, 1);
  }

  private wait({ client, heavy, ending }: Claim): Promise<void> {
    const { waitMs } = this.limits;
    const turns = heavy ? this.heavy : this.cheap;
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        ending.offEnd(giveUp);
        removeFrom(turns, client, start);
      };
      const start = () => {
        leave();
        this.hold(client);
        resolve();
      };
      const giveUp = () => {
        leave();
        reject(ending.reason ?? waitedTooLong(waitMs));
      };
      const timer = setTimeout(giveUp, waitMs);
      ending.onEnd(giveUp);
      addTo(turns, client, start);
    });
  }

  /** Starts the next statement of those, if one may have a connection. Its client is last from then on. */
  private serve(turns: Turns, heavy: boolean): boolean {
    for (const [client, waiting] of turns) {
      if (!this.mayHave(client, heavy)) continue;
      const [start] = waiting;
      turns.delete(client);
      turns.set(client, waiting);
      start?.();
      return true;
    }
    return false;
  }
}

function waitedTooLong(waitMs: number): DatabaseUnavailableError {
  return new DatabaseUnavailableError(`No connection to PostgreSQL was free within ${waitMs} ms`);
}

function addTo(turns: Turns, client: string, start: () => void): void {
  const waiting = turns.get(client);
  if (waiting === undefined) turns.set(client, new Set([start]));
  else waiting.add(start);
}

function removeFrom(turns: Turns, client: string, start: () => void): void {
  const waiting = turns.get(client);
  waiting?.delete(start);
  if (waiting?.size === 0) turns.delete(client);
}

function countOf(turns: Turns): number {
  return [...turns.values()].reduce((count, waiting) => count + waiting.size, 0);
}

import type pg from 'pg';
import { DatabaseUnavailableError } from './database-unavailable-error.js';
import { driverClient } from './driver-client.js';

/** A connection that has run nothing for so long goes back to the pool, which closes it in its own time. */
const KEPT_MS = 250;

/** The generation of a connection that is lost. */
const LOST = -1;

type Taken = (error: DatabaseUnavailableError | null, client?: pg.PoolClient) => void;

/**
 * The connections of a pool, but for those that are in doubt. Where one gave no answer at all, the network or the
 * server may have lost all that there were at that moment: those are discarded, and none of them runs a statement again.
 *
 * Connections that have just run a statement are kept at hand: statements come one after the other, and the pool takes
 * longer to hand one over than PostgreSQL to find a row.
 */
export class Connections {
  private generation = 0;
  private readonly generations = new WeakMap<pg.PoolClient, number>();
  private readonly atHand: pg.PoolClient[] = [];
  /** Of those, so many have run nothing since the last look. */
  private unused = 0;
  private looking: NodeJS.Timeout | undefined;

  constructor(private readonly pool: pg.Pool) {
    pool.on('connect', (client) => {
      this.watch(client);
    });
  }

  /** Connections that are open, and those of them that run nothing. */
  get state(): { open: number; idle: number } {
    return { open: this.pool.totalCount, idle: this.pool.idleCount + this.atHand.length };
  }

  /** Gives one that runs nothing, or a new one, to be given back in any case; an error where none can be made. */
  take(taken: Taken): void {
    const client = this.atHand.pop();
    this.unused = Math.min(this.unused, this.atHand.length);
    if (client === undefined) this.takeFromPool(taken);
    else if (this.isSound(client)) taken(null, client);
    else {
      this.giveBack(client);
      this.take(taken);
    }
  }

  /** Closes it where it is in doubt, or was discarded meanwhile. */
  giveBack(client: pg.PoolClient): void {
    if (!this.isSound(client)) {
      this.discard(client);
      client.release(true);
      return;
    }
    this.atHand.push(client);
    this.looking ??= setTimeout(this.look, KEPT_MS).unref();
  }

  /** Closes a connection without a farewell, which nobody may hear. It still has to be given back. */
  discard(client: pg.PoolClient): void {
    driverClient(client).connection.stream.destroy();
  }

  /** No connection that was made until now runs another statement: those that run nothing are closed at once. */
  retireAll(): void {
    this.generation += 1;
    this.unused = 0;
    for (const client of this.atHand.splice(0)) this.giveBack(client);
    for (let count = this.pool.idleCount; count > 0; count -= 1) {
      this.pool.connect((error, client) => {
        if (!error && client) this.giveBack(client);
      });
    }
  }

  private takeFromPool(taken: Taken): void {
    this.pool.connect((cause, client) => {
      if (cause || client === undefined) {
        taken(new DatabaseUnavailableError('No connection to PostgreSQL', { cause }));
        return;
      }
      if (!this.generations.has(client)) this.watch(client);
      if (this.isSound(client)) taken(null, client);
      else {
        this.giveBack(client);
        this.take(taken);
      }
    });
  }

  /** A connection that is lost fails its statement, which tells: it must not end the process as well. */
  private watch(client: pg.PoolClient): void {
    this.generations.set(client, this.generation);
    const lose = () => this.generations.set(client, LOST);
    client.on('error', lose);
    client.once('end', lose);
  }

  private isSound(client: pg.PoolClient): boolean {
    return (
      this.generations.get(client) === this.generation && !driverClient(client).connection.stream.destroyed
    );
  }

  /** Those that were not taken since the last look are the ones at the bottom. */
  private readonly look = (): void => {
    for (const client of this.atHand.splice(0, this.unused)) client.release(!this.isSound(client));
    this.unused = this.atHand.length;
    this.looking = this.unused > 0 ? setTimeout(this.look, KEPT_MS).unref() : undefined;
  };
}

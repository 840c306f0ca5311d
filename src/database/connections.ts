import type pg from 'pg';
import { DatabaseUnavailableError } from './database-unavailable-error.js';
import { driverClient } from './driver-client.js';

/**
 * The connections of a pool, but for those that are in doubt. Where one gave no answer at all, the network or the
 * server may have lost all that there were at that moment: those are discarded, and none of them runs a statement again.
 */
export class Connections {
  private generation = 0;
  private readonly generations = new WeakMap<pg.PoolClient, number>();

  constructor(private readonly pool: pg.Pool) {
    pool.on('connect', (client) => this.watch(client));
  }

  /** Connections that are open, and those of them that run nothing. */
  get state(): { open: number; idle: number } {
    return { open: this.pool.totalCount, idle: this.pool.idleCount };
  }

  /**
   * One that runs nothing, or a new one; to be given back in any case.
   *
   * @throws DatabaseUnavailableError where none can be made, whatever the reason.
   */
  async take(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await this.pool.connect().catch(cannotConnect);
      if (!this.generations.has(client)) this.watch(client);
      if (this.isSound(client)) return client;
      this.giveBack(client);
    }
  }

  /** Closes it where it is in doubt, or was discarded meanwhile. */
  giveBack(client: pg.PoolClient): void {
    const sound = this.isSound(client);
    if (!sound) this.discard(client);
    client.release(!sound);
  }

  /** Closes a connection without a farewell, which nobody may hear. It still has to be given back. */
  discard(client: pg.PoolClient): void {
    driverClient(client).connection.stream.destroy();
  }

  /** No connection that was made until now runs another statement: those that run nothing are closed at once. */
  retireAll(): void {
    this.generation += 1;
    for (let count = this.pool.idleCount; count > 0; count -= 1) {
      void this.pool.connect().then(
        (client) => this.giveBack(client),
        () => undefined,
      );
    }
  }

  /** A connection that is lost fails its statement, which tells: it must not end the process as well. */
  private watch(client: pg.PoolClient): void {
    this.generations.set(client, this.generation);
    client.on('error', () => undefined);
  }

  private isSound(client: pg.PoolClient): boolean {
    const { stream } = driverClient(client).connection;
    return this.generations.get(client) === this.generation && !stream.destroyed;
  }
}

function cannotConnect(cause: unknown): never {
  throw new DatabaseUnavailableError('No connection to PostgreSQL', { cause });
}

import type { Server } from 'node:http';

/** Milliseconds for which connections may wait to be taken before all else has to wait for them. */
const PATIENCE_MS = 250;
/** For so long at a time: whoever makes ever new connections keeps nobody from being answered. */
const PRIORITY_MS = 500;

/**
 * Knows whether connections wait to be taken. Node takes one in each turn of the event loop and does not tell of the
 * others, so that turns must be short where a thousand clients come at once: the next one stands behind them.
 *
 * Where every turn had a new connection for a while, the next has waited no longer than that. To take them first then
 * costs little, as they have to be taken anyway; to take them first at once would leave PostgreSQL without work in every
 * small burst.
 */
export class Arrivals {
  private since: number | undefined;
  private hasOne = false;

  constructor(server: Server) {
    server.on('connection', () => {
      this.hasOne = true;
      if (this.since !== undefined) return;
      this.since = performance.now();
      this.watchTurns();
    });
  }

  /** Connections have waited so long that nothing else is to begin. */
  get comeFirst(): boolean {
    if (this.since === undefined) return false;
    return (performance.now() - this.since) % (PATIENCE_MS + PRIORITY_MS) >= PATIENCE_MS;
  }

  private watchTurns(): void {
    setImmediate(() => {
      if (this.hasOne) this.watchTurns();
      else this.since = undefined;
      this.hasOne = false;
    });
  }
}

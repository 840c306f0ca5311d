import type { Server } from 'node:http';

/** Turns of the event loop with a new connection, one after the other, from which on more are thought to wait. */
const CROWD = 10;

/**
 * Knows whether connections wait to be taken. Node takes one in each turn of the event loop and does not tell of the
 * others, so that turns must be short where a thousand clients come at once: the next one stands behind them.
 */
export class Arrivals {
  private turns = 0;
  private hasOne = false;
  private isCounting = false;

  constructor(server: Server) {
    server.on('connection', () => {
      this.hasOne = true;
      if (!this.isCounting) this.countTurn();
    });
  }

  /** Every one of the latest turns had a new connection. */
  get areMany(): boolean {
    return this.turns >= CROWD;
  }

  private countTurn(): void {
    this.isCounting = true;
    setImmediate(() => {
      this.turns = this.hasOne ? this.turns + 1 : 0;
      this.isCounting = this.hasOne;
      this.hasOne = false;
      if (this.isCounting) this.countTurn();
    });
  }
}

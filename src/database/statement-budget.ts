import { Ending } from '../ending.js';

/** A statement that has ended, well or not. */
export interface StatementRun {
  /** What it does, such as `authorsByPaperId`. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly ms: number;
  readonly rows: number;
}

/**
 * On whose behalf statements run, and what they may use: one for each request. Statements are charged where they run,
 * so that nothing that a request asks for can be forgotten.
 */
export interface StatementBudget {
  /** Who asks: all requests of one client share its part of the connections. */
  readonly client: string;
  /** Whether the request is a dear one, which waits behind cheap ones and leaves the client's last connection to them. */
  readonly heavy: boolean;
  /**
   * Over when the client has gone, the time is over or the budget is used up; the reason is the error to throw.
   * From then on no statement starts, and those that run are cancelled in PostgreSQL.
   */
  readonly ending: Ending;
  /** A statement is about to run. @throws where there were too many. */
  chargeStatement(): void;
  /** A statement has ended: with so many rows, after so many milliseconds. @throws where it was too much. */
  chargeResult(rows: number, milliseconds: number): void;
  /** A statement has ended, well or not: for those who want to know which. */
  noteRun?(run: StatementRun): void;
}

/** A budget without bounds, for what the service itself asks. */
export function freeBudget(client: string, ending = new Ending()): StatementBudget {
  const charge = () => undefined;
  return { client, heavy: false, ending, chargeStatement: charge, chargeResult: charge };
}

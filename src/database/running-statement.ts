import type pg from 'pg';
import { cancelStatement } from './cancel-request.js';
import type { Connections } from './connections.js';
import { DatabaseUnavailableError } from './database-unavailable-error.js';
import { driverClient } from './driver-client.js';

/** A statement that PostgreSQL does not end within this time of its cancel loses its connection. */
const CANCELLED_WITHIN_MS = 2_000;

/** SQLSTATE of errors after which a connection goes on as before. */
const HARMLESS = /^(?!08|57P|58|XX)[0-9A-Z]{5}$/;

/** Where a statement runs. */
export interface Place {
  readonly client: pg.PoolClient;
  readonly connections: Connections;
  /** Milliseconds without an end after which the connection counts as dead: more than PostgreSQL's own time-out. */
  readonly answerMs: number;
}

/** Who waits for a statement. */
export interface Waiting<Result> {
  /** Told once what it gives, or why it gives nothing: at once where it is stopped, or gives no answer. */
  readonly answered: (error: unknown, result?: Result) => void;
  /** Told when the connection can go back: nothing runs on it, and no cancel is on its way to it. */
  readonly over: (statement: RunningStatement<Result>) => void;
}

/** A statement that runs on a connection: how it ends, by itself or not, and when the connection is free again. */
export class RunningStatement<Result> {
  private ended = false;
  private told = false;
  private cancelled: Promise<void> | undefined;
  private timer: NodeJS.Timeout;
  private readonly bytesBefore: number;

  /** What `place.client` runs from now on; it tells its end by `end`. */
  constructor(
    private readonly place: Place,
    private readonly waiting: Waiting<Result>,
  ) {
    this.bytesBefore = this.bytesRead;
    this.timer = setTimeout(this.giveUp, place.answerMs);
  }

  /** The driver has told how the statement ended. */
  readonly end = (error: unknown, result?: Result): void => {
    clearTimeout(this.timer);
    this.ended = true;
    if (error && !HARMLESS.test(codeOf(error))) this.place.connections.discard(this.place.client);
    if (this.cancelled === undefined) this.waiting.over(this);
    else void this.cancelled.then(() => this.waiting.over(this));
    this.tell(error, result);
  };

  /** The answer is the reason from now on, and the statement is cancelled in PostgreSQL. */
  stop(reason: unknown): void {
    if (this.ended || this.cancelled !== undefined) return;
    this.tell(reason);
    clearTimeout(this.timer);
    this.timer = setTimeout(this.giveUp, CANCELLED_WITHIN_MS);
    this.cancelled = cancelStatement(this.place.client, () => this.ended);
  }

  private tell(error: unknown, result?: Result): void {
    if (this.told) return;
    this.told = true;
    this.waiting.answered(error, result);
  }

  private readonly giveUp = (): void => {
    const { client, connections, answerMs } = this.place;
    if (this.bytesRead === this.bytesBefore) connections.retireAll();
    connections.discard(client);
    this.tell(new DatabaseUnavailableError(`PostgreSQL gave no answer within ${answerMs} ms`));
  };

  private get bytesRead(): number {
    return driverClient(this.place.client).connection.stream.bytesRead;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

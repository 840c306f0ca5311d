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

/** A statement that runs on a connection: how it ends, by itself or not, and when the connection is free again. */
export class RunningStatement<Result> {
  /** What the statement gives. Rejects at once where it is stopped, or gives no answer. */
  readonly answer: Promise<Result>;
  /** Resolved when the connection can go back: nothing runs on it, and no cancel is on its way to it. */
  readonly over: Promise<void>;
  private ended = false;
  private cancelled: Promise<void> | undefined;
  private timer: NodeJS.Timeout;
  private fail: (reason: unknown) => void = () => undefined;
  private readonly bytesBefore: number;

  constructor(
    private readonly place: Place,
    work: Promise<Result>,
  ) {
    this.bytesBefore = this.bytesRead;
    this.timer = setTimeout(this.giveUp, place.answerMs);
    this.answer = new Promise<Result>((resolve, reject) => {
      this.fail = reject;
      work.then(resolve, reject);
    });
    this.over = work.then(this.end, this.endFailed).then(() => this.cancelled);
  }

  /** The answer is the reason from now on, and the statement is cancelled in PostgreSQL. */
  stop(reason: unknown): void {
    if (this.ended || this.cancelled !== undefined) return;
    this.fail(reason);
    clearTimeout(this.timer);
    this.timer = setTimeout(this.giveUp, CANCELLED_WITHIN_MS);
    this.cancelled = cancelStatement(this.place.client, () => this.ended);
  }

  private readonly end = (): void => {
    clearTimeout(this.timer);
    this.ended = true;
  };

  private readonly endFailed = (error: unknown): void => {
    this.end();
    if (!HARMLESS.test(codeOf(error))) this.place.connections.discard(this.place.client);
  };

  private readonly giveUp = (): void => {
    const { client, connections, answerMs } = this.place;
    if (this.bytesRead === this.bytesBefore) connections.retireAll();
    connections.discard(client);
    this.fail(new DatabaseUnavailableError(`PostgreSQL gave no answer within ${answerMs} ms`));
  };

  private get bytesRead(): number {
    return driverClient(this.place.client).connection.stream.bytesRead;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

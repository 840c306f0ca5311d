import type { GraphQLError } from 'graphql';
import type { StatementBudget, StatementRun } from '../../database/statement-budget.js';
import { Ending } from '../../ending.js';
import { DEFAULT_LIMITS, type Limits } from '../../limit-settings.js';
import { queryTooComplexError } from '../errors/errors.js';

/** What a request may use while it runs. */
export type RunLimits = Pick<Limits, 'cost' | 'rows' | 'statements' | 'databaseMs' | 'answerBytes'>;

/** What a request has used. */
export interface Used {
  /** Rows that statements gave. */
  read: number;
  /** Rows that were handed to the answer, also those that the request had read before. */
  delivered: number;
  statements: number;
  databaseMs: number;
  answerBytes: number;
}

/** What an answer says of its cost, in rows. */
export interface Cost {
  /** The price, known before the query ran. */
  readonly requested: number;
  readonly allowed: number;
  /** Rows really read. */
  readonly used: number;
}

/** A request whose price is higher is a dear one. */
export const HEAVY_COST = 5_000;

/**
 * What one request may use and has used. Whoever charges it throws when it is used up, and everything else of the
 * request ends with it: the answer is QUERY_TOO_COMPLEX whatever was ready.
 */
export class RequestBudget implements StatementBudget {
  /** When the request had arrived whole, in milliseconds of `performance.now()`. */
  readonly arrived = performance.now();
  /** The price of the query, in rows; 0 until it is known. */
  requested = 0;
  /** Characters of the query; those of a short one until they are known. */
  characters = 1;
  readonly used: Used = { read: 0, delivered: 0, statements: 0, databaseMs: 0, answerBytes: 0 };
  /** The statements that have ended, in that order. */
  readonly runs: StatementRun[] = [];
  readonly ending = new Ending();

  /** @param client who asks, as `StatementBudget` says. */
  constructor(
    readonly client = 'anyone',
    private readonly limits: RunLimits = DEFAULT_LIMITS,
  ) {}

  get heavy(): boolean {
    return this.requested > HEAVY_COST;
  }

  /** Rows as the client is told and charged: a page reads one row more than it gives. */
  get usedRows(): number {
    return Math.min(this.requested, this.rows);
  }

  /** Rows that were read, or handed over: a row that was read before may be handed over again. */
  get rows(): number {
    return Math.max(this.used.read, this.used.delivered);
  }

  /** What a query may cost. */
  get allowed(): number {
    return this.limits.cost;
  }

  /** What a client is told of all this. */
  get cost(): Cost {
    return { requested: this.requested, allowed: this.allowed, used: this.usedRows };
  }

  /** Ends the request, once; later reasons change nothing. */
  end(reason: GraphQLError): void {
    this.ending.end(reason);
  }

  chargeStatement(): void {
    this.used.statements += 1;
    this.check('statements', 'statements', this.used.statements);
  }

  chargeResult(rows: number, milliseconds: number): void {
    this.used.read += rows;
    this.used.databaseMs += milliseconds;
    this.check('rows', 'rows', this.used.read);
    this.check('databaseMs', 'milliseconds of the database', this.used.databaseMs);
  }

  noteRun(run: StatementRun): void {
    this.runs.push(run);
  }

  /** Rows go to the answer. @throws QUERY_TOO_COMPLEX where they are too many. */
  chargeDelivered(rows: number): void {
    this.used.delivered += rows;
    this.check('rows', 'rows', this.used.delivered);
  }

  /** Bytes go to the answer. @throws QUERY_TOO_COMPLEX where they are too many. */
  chargeBytes(bytes: number): void {
    this.used.answerBytes += bytes;
    this.check('answerBytes', 'bytes', this.used.answerBytes);
  }

  private check(limit: Exclude<keyof RunLimits, 'cost'>, what: string, used: number): void {
    if (used <= this.limits[limit]) return;
    const most = this.limits[limit];
    const error = queryTooComplexError(
      `The answer would take more than ${String(most)} ${what}. Ask for shorter pages, or for less below each row.`,
      { limit: most },
    );
    this.end(error);
    throw error;
  }
}

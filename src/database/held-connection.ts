import type pg from 'pg';
import type { Connections } from './connections.js';
import { type Runner, type Shape, checkedRows, queryMaker } from './runner.js';
import { RunningStatement } from './running-statement.js';
import { type Sql, sql } from './sql.js';
import type { StatementBudget } from './statement-budget.js';

/** A connection that one request keeps, such as for a transaction that only reads. */
export interface HeldRunner extends Runner {
  /** Rolls back what is open and gives the connection back; never rejects. */
  end(): Promise<void>;
}

export interface Held {
  readonly client: pg.PoolClient;
  readonly connections: Connections;
  readonly budget: StatementBudget;
  readonly answerMs: number;
  /** Called once, when nothing runs on the connection any more. */
  readonly giveBack: () => void;
}

/** Statements of one request on one connection, one after the other, charged and cancelled like all others. */
export class HeldConnection implements HeldRunner {
  private readonly queryOf = queryMaker({});
  private running: RunningStatement<pg.QueryResult> | undefined;
  private over: Promise<void> = Promise.resolve();

  constructor(private readonly held: Held) {
    held.budget.ending.onEnd(this.stop);
  }

  async rows<Row>(name: string, statement: Sql, shape: Shape<Row>): Promise<Row[]> {
    const { rows } = await this.charged(name, statement);
    return checkedRows(name, rows, shape);
  }

  async run(name: string, statement: Sql): Promise<number> {
    const { rowCount } = await this.charged(name, statement);
    return rowCount ?? 0;
  }

  async end(): Promise<void> {
    this.held.budget.ending.offEnd(this.stop);
    await this.over;
    await this.send('endHeld', sql`rollback`).catch(() => undefined);
    await this.over;
    this.held.giveBack();
  }

  private readonly stop = (): void => {
    this.running?.stop(this.held.budget.ending.reason);
  };

  private async charged(name: string, statement: Sql): Promise<pg.QueryResult> {
    const { budget } = this.held;
    budget.ending.throwIfOver();
    budget.chargeStatement();
    const [startedAt, begun] = [Date.now(), performance.now()];
    let rows = 0;
    try {
      const result = await this.send(name, statement);
      rows = result.rows.length;
      return result;
    } finally {
      const ms = performance.now() - begun;
      budget.noteRun?.({ name, startedAt, ms, rows });
      budget.chargeResult(rows, ms);
    }
  }

  private send(name: string, statement: Sql): Promise<pg.QueryResult> {
    const { client, connections, answerMs } = this.held;
    return new Promise((resolve, reject) => {
      this.over = new Promise((over) => {
        const answered = (error: unknown, result?: pg.QueryResult) => {
          // The reason is whatever PostgreSQL, the network or the budget has thrown.
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
          if (error || result === undefined) reject(error);
          else resolve(result);
        };
        const running = new RunningStatement<pg.QueryResult>(
          { client, connections, answerMs },
          {
            answered,
            over: () => {
              over();
            },
          },
        );
        this.running = running;
        client.query(this.queryOf(name, statement), running.end);
      });
    });
  }
}

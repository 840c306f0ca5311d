import type pg from 'pg';
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Limits } from '../limit-settings.js';
import { ConnectionShare, type ShareLimits } from './connection-share.js';
import { Connections } from './connections.js';
import { HeldConnection, type HeldRunner } from './held-connection.js';
import {
  type BuildQuery,
  type EntityRunner,
  type Query,
  type RunnerOptions,
  type Shape,
  checkedRows,
  observedQuery,
  queryMaker,
} from './runner.js';
import { RunningStatement } from './running-statement.js';
import type { Sql } from './sql.js';
import type { StatementBudget } from './statement-budget.js';

/** PostgreSQL ends a statement at its own time-out; who waits longer than this beyond it waits for nothing. */
const ANSWER_LATER_MS = 1_000;

export interface RequestRunnerOptions extends RunnerOptions {
  readonly limits: ShareLimits & Pick<Limits, 'statementMs'>;
}

/** The runners of all requests, which share the connections of a data source. */
export interface RequestRunners {
  /**
   * The runner of one request. Its statements are charged to the budget, wait for a connection of its client's share,
   * and end with the budget: no other starts, and those that run are cancelled in PostgreSQL.
   *
   * Besides what PostgreSQL throws, they throw DatabaseUnavailableError where no connection or no answer is to be had,
   * and the reason of the budget's ending.
   *
   * @param answerMs within how many milliseconds an answer must come; what PostgreSQL allows a statement unless given.
   */
  for(budget: StatementBudget, answerMs?: number): EntityRunner;
  /**
   * One connection of the client's share for several statements of a request, to be ended in any case.
   *
   * @throws DatabaseUnavailableError where none is to be had; the reason of the budget's ending.
   */
  hold(budget: StatementBudget): Promise<HeldRunner>;
  /** Connections that are open, that run nothing, that are held by clients; statements that wait for one. */
  readonly state: { open: number; idle: number; held: number; waiting: number };
}

/** What requests have in common. */
interface Common {
  readonly dataSource: DataSource;
  readonly options: RunnerOptions;
  readonly share: ConnectionShare;
  readonly connections: Connections;
  readonly queryOf: (name: string, statement: Sql) => Query;
}

/** Runners for requests on a data source whose connections nothing else takes while there are requests. */
export function createRequestRunners(dataSource: DataSource, options: RequestRunnerOptions): RequestRunners {
  const { master } = dataSource.driver as unknown as { master: pg.Pool };
  const share = new ConnectionShare(options.limits);
  const connections = new Connections(master);
  const common = { dataSource, options, share, connections, queryOf: queryMaker(options) };
  const usualAnswerMs = options.limits.statementMs + ANSWER_LATER_MS;
  return {
    for: (budget, answerMs = usualAnswerMs) => new RequestRunner(common, budget, answerMs),
    hold: (budget) => hold(common, budget, usualAnswerMs),
    get state() {
      return { ...connections.state, ...share.state };
    },
  };
}

async function hold(
  { share, connections }: Common,
  budget: StatementBudget,
  answerMs: number,
): Promise<HeldRunner> {
  budget.ending.throwIfOver();
  await share.take(budget);
  const leaveShare = () => {
    share.giveBack(budget.client);
  };
  try {
    const client = await new Promise<pg.PoolClient>((resolve, reject) => {
      connections.take((error, taken) => {
        if (taken === undefined) reject(error ?? new Error('No connection to PostgreSQL'));
        else resolve(taken);
      });
    });
    const giveBack = () => {
      connections.giveBack(client);
      leaveShare();
    };
    return new HeldConnection({ client, connections, budget, answerMs, giveBack });
  } catch (error) {
    leaveShare();
    throw error;
  }
}

/** Rows, as pg or TypeORM gives them. */
type AnyResult = { rows: unknown[] } | unknown[];

type Answered<Result> = (error: unknown, result?: Result) => void;

/** Sends one statement on a connection, and nothing else, and tells its end. */
type Work<Result> = (client: pg.PoolClient, end: Answered<Result>) => void;

interface Stoppable {
  stop(reason: unknown): void;
}

class RequestRunner implements EntityRunner {
  private running: Stoppable[] | undefined;

  constructor(
    private readonly common: Common,
    private readonly budget: StatementBudget,
    private readonly answerMs: number,
  ) {}

  async rows<Row>(name: string, statement: Sql, shape: Shape<Row>): Promise<Row[]> {
    const { rows } = await this.send(name, statement);
    return checkedRows(name, rows, shape);
  }

  async run(name: string, statement: Sql): Promise<number> {
    const { rowCount } = await this.send(name, statement);
    return rowCount ?? 0;
  }

  find<Entity extends ObjectLiteral>(
    name: string,
    entity: EntityTarget<Entity>,
    build: BuildQuery<Entity>,
  ): Promise<Entity[]> {
    const { dataSource, options } = this.common;
    return this.onConnection<Entity[]>(name, (client, end) => {
      const queryRunner = dataSource.createQueryRunner();
      // Without a connection of its own it would ask the pool for one, past the share.
      Object.assign(queryRunner, { databaseConnection: client });
      const repository = dataSource.getRepository(entity);
      const query = build(repository.createQueryBuilder('entity', queryRunner));
      observedQuery(name, query, options)
        .getMany()
        .then((entities) => {
          end(null, entities);
        }, end);
    });
  }

  private async send(name: string, statement: Sql): Promise<pg.QueryResult> {
    const query = this.common.queryOf(name, statement);
    try {
      return await this.query(name, query);
    } catch (error) {
      if (query.name === undefined || !isLostPlan(error)) throw error;
      // All connections have plans of that time.
      this.common.connections.retireAll();
      return this.query(name, { text: query.text, values: query.values });
    }
  }

  private query(name: string, query: Query): Promise<pg.QueryResult> {
    return this.onConnection<pg.QueryResult>(name, (client, end) => {
      client.query(query, end);
    });
  }

  /** Runs a statement on a connection of the client's share. */
  private onConnection<Result extends AnyResult>(name: string, work: Work<Result>): Promise<Result> {
    const { budget, common } = this;
    return new Promise<Result>((resolve, reject) => {
      budget.ending.throwIfOver();
      budget.chargeStatement();
      const answered = (error: unknown, result?: Result) => {
        // The reason is whatever PostgreSQL, the network or the budget has thrown.
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
        if (error || result === undefined) reject(error);
        else resolve(result);
      };
      const begin = () => {
        this.begin(name, work, answered);
      };
      const waiting = common.share.take(budget);
      if (waiting === undefined) begin();
      else waiting.then(begin, reject);
    });
  }

  private begin<Result extends AnyResult>(
    name: string,
    work: Work<Result>,
    answered: Answered<Result>,
  ): void {
    const { share, connections } = this.common;
    const { client: asker, ending } = this.budget;
    connections.take((error, client) => {
      if (client !== undefined && !ending.isOver) {
        this.start(client, work, this.charging(name, answered));
        return;
      }
      if (client !== undefined) connections.giveBack(client);
      share.giveBack(asker);
      answered(error ?? ending.reason);
    });
  }

  /** What a statement took is charged before its answer is handed on, also where it failed. */
  private charging<Result extends AnyResult>(name: string, answered: Answered<Result>): Answered<Result> {
    const { budget } = this;
    const [startedAt, begun] = [Date.now(), performance.now()];
    return (error, result) => {
      const ms = performance.now() - begun;
      const rows = result === undefined ? 0 : Array.isArray(result) ? result.length : result.rows.length;
      budget.noteRun?.({ name, startedAt, ms, rows });
      try {
        budget.chargeResult(rows, ms);
      } catch (tooMuch) {
        answered(tooMuch);
        return;
      }
      answered(error, result);
    };
  }

  private start<Result>(client: pg.PoolClient, work: Work<Result>, answered: Answered<Result>): void {
    const { share, connections } = this.common;
    const running = this.watchedStatements();
    const statement = new RunningStatement<Result>(
      { client, connections, answerMs: this.answerMs },
      {
        answered,
        over: (ended) => {
          running.splice(running.indexOf(ended), 1);
          connections.giveBack(client);
          share.giveBack(this.budget.client);
        },
      },
    );
    running.push(statement);
    try {
      work(client, statement.end);
    } catch (error) {
      statement.end(error);
    }
  }

  /** What runs now: one listener for all, since most requests end by themselves. */
  private watchedStatements(): Stoppable[] {
    if (this.running !== undefined) return this.running;
    const running: Stoppable[] = [];
    const { ending } = this.budget;
    const stopAll = () => {
      for (const statement of [...running]) statement.stop(ending.reason);
    };
    ending.onEnd(stopAll);
    return (this.running = running);
  }
}

/** SQLSTATE of a plan that the server has lost, or whose tables have become others. */
function isLostPlan(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return (
    error.code === '26000' ||
    error.code === '42P05' ||
    (error.code === '0A000' && error.message.includes('cached plan'))
  );
}

import type { DocumentNode } from 'graphql';
import type { StatementRun } from './database/statement-budget.js';

/** What a request was priced at and has used; see `RequestBudget`. */
export interface Spent {
  readonly client: string;
  readonly requested: number;
  readonly usedRows: number;
  readonly cost: { readonly requested: number; readonly allowed: number; readonly used: number };
  readonly used: {
    readonly statements: number;
    readonly databaseMs: number;
    readonly answerBytes: number;
  };
  readonly runs: readonly StatementRun[];
}

/** The operation of a request, known once its query has been found valid. */
export interface AskedOperation {
  /** As the query spells it, at most 64 characters; empty where it has no name. */
  readonly name: string;
  readonly type: string;
  readonly document: DocumentNode;
  readonly variables: unknown;
}

/** A request that is over, as the log, the metrics and the traces tell of it. */
export interface AnsweredRequest {
  readonly id: string;
  readonly method: string;
  /** The pattern of the route, such as `/graphql`; empty where no route was found. */
  readonly route: string;
  /** Of the address, without what follows the question mark. */
  readonly path: string;
  readonly status: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly ms: number;
  readonly operation: AskedOperation | undefined;
  /** Codes of the errors that the client was told, each once. */
  readonly codes: readonly string[];
  /** Undefined where the request was refused before it had a budget, and where it asked for no data. */
  readonly spent: Spent | undefined;
  /** Whether the query was found parsed and checked among the last ones; undefined where it never came that far. */
  readonly cached: boolean | undefined;
  /** Headers in which the caller says what trace the request is a part of, as W3C has them. */
  readonly traceparent: string | string[] | undefined;
  readonly tracestate: string | string[] | undefined;
}

/** Whether the request asked for data, or would have. */
export function isQuery({ route, spent, codes }: AnsweredRequest): boolean {
  return route === '/graphql' && (spent !== undefined || codes.length > 0);
}

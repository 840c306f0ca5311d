import type { FastifyBaseLogger } from 'fastify';
import { type AnsweredRequest, isQuery, type Spent } from '../../answered-request.js';
import type { StatementRun } from '../../database/statement-budget.js';
import { clientTags } from './client-tag.js';
import { queryShape } from './query-shape.js';
import type { TellAnswered } from './tell-answered.js';

export interface RequestLogOptions {
  /** Milliseconds from which a request gets a second line, which says what it asked and what took how long. */
  readonly slowRequestMs: number;
  /** Whether lines hold the variables of queries. */
  readonly logVariables: boolean;
}

/**
 * One line for each request: its id, how it went, what it cost, how long it took. Neither the query nor its values
 * are logged, unless variables are asked for, and of a client a tag alone; its address stands in lines of debug.
 * Probes come every few seconds and are logged at debug only.
 */
export function requestLog(
  log: FastifyBaseLogger,
  { slowRequestMs, logVariables }: RequestLogOptions,
): TellAnswered {
  const tagOf = clientTags();
  const lineOf = (request: AnsweredRequest) => {
    const { spent } = request;
    if (spent === undefined) return plainLineOf(request);
    const address = isDebug(log) ? spent.client : undefined;
    const variables = logVariables ? variablesOf(request) : undefined;
    return queryLineOf(request, spent, { client: tagOf(spent.client), address, variables });
  };
  return (request) => {
    log[PROBES.has(request.path) ? 'debug' : 'info'](lineOf(request), 'answered');
    if (request.ms >= slowRequestMs && isQuery(request)) log.warn(slowLineOf(request), 'slow request');
  };
}

function plainLineOf({ id, method, path, status, ms, codes }: AnsweredRequest): object {
  return { reqId: id, method, path, status, ms: tenths(ms), codes: codes.length > 0 ? codes : undefined };
}

interface Asker {
  readonly client: string;
  readonly address: string | undefined;
  readonly variables: string | undefined;
}

/** One literal: putting it together of several objects took longer than writing it. */
function queryLineOf(request: AnsweredRequest, spent: Spent, asker: Asker): object {
  const { codes } = request;
  return {
    reqId: request.id,
    method: request.method,
    path: request.path,
    status: request.status,
    ms: tenths(request.ms),
    operation: request.operation?.name,
    codes: codes.length > 0 ? codes : undefined,
    costRequested: spent.requested,
    costUsed: spent.usedRows,
    statements: spent.used.statements,
    databaseMs: tenths(spent.used.databaseMs),
    bytes: spent.used.answerBytes,
    client: asker.client,
    address: asker.address,
    variables: asker.variables,
  };
}

function isDebug({ level }: FastifyBaseLogger): boolean {
  return level === 'debug' || level === 'trace';
}

const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** Values are a client's, so their length is bounded. */
const MOST_CHARACTERS = 10_000;

function variablesOf({ operation }: AnsweredRequest): string | undefined {
  const text = JSON.stringify(operation?.variables ?? {});
  return text === '{}' ? undefined : text.slice(0, MOST_CHARACTERS);
}

/** What a person needs who looks into it: the line before has the rest. */
function slowLineOf({ id, operation, ms, spent }: AnsweredRequest): object {
  return {
    reqId: id,
    operation: operation?.name,
    ms: tenths(ms),
    shape: operation && queryShape(operation.document),
    statements: summed(spent?.runs ?? []),
  };
}

const MOST_STATEMENTS = 20;

/** The statements by name, the longest first. */
function summed(runs: readonly StatementRun[]): object[] {
  const byName = new Map<string, { name: string; count: number; ms: number; rows: number }>();
  for (const { name, ms, rows } of runs) {
    const sum = byName.get(name) ?? { name, count: 0, ms: 0, rows: 0 };
    byName.set(name, { name, count: sum.count + 1, ms: sum.ms + ms, rows: sum.rows + rows });
  }
  const longest = [...byName.values()].sort((one, other) => other.ms - one.ms).slice(0, MOST_STATEMENTS);
  return longest.map((sum) => ({ ...sum, ms: tenths(sum.ms) }));
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}

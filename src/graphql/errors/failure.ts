/** What stands behind an error that no client caused. */
export type Failure = 'unavailable' | 'timeout' | 'internal';

/**
 * Our own code and Node's of a connection that cannot be made or was lost; ENOENT is a socket file that is not there.
 */
const LOST_CONNECTION = new Set([
  'DATABASE_UNAVAILABLE',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/**
 * SQLSTATE of a server that cannot answer for now, whatever is asked: connection exceptions, wrong credentials or no
 * right (another server is at the address), a database that is gone, conflicts of a replica, too few resources, a server
 * that stops, crashes or starts, errors of its system.
 */
const SERVER_AWAY = /^(08...|28...|3D000|3F000|40...|42501|53...|57P0[1-5]|58...)$/;

/**
 * SQLSTATE of a statement that ran before and cannot any more, since tables, columns, functions or types are gone (a
 * restore is under way, or the database is another), or the plan of it. Mistakes of our own in the text of a statement
 * have other codes, such as 42601.
 */
const SCHEMA_AWAY = /^(26000|42P01|42P05|42703|42704|42883)$/;
const LOST_PLAN_WORDS = 'cached plan must not change result type';

/** SQLSTATE: a statement cancelled (also by its own timeout), a lock that was not had in time. */
const TOOK_TOO_LONG = /^(57014|55P03|25P04)$/;

/** pg and its pool give some failures no code at all, only these words. */
const LOST_CONNECTION_WORDS =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired|Cannot use a pool after calling end|The database is not connected|Driver not Connected|Connection with .* database is not established)/i;
const TOOK_TOO_LONG_WORDS = 'Query read timeout';

/** Tells a lost database and a statement that was stopped from everything else; looks at causes too. */
export function classifyFailure(error: unknown): Failure {
  for (const link of chainOf(error)) {
    if (tookTooLong(link)) return 'timeout';
    if (isLostConnection(link)) return 'unavailable';
  }
  return 'internal';
}

function tookTooLong(error: Error): boolean {
  return TOOK_TOO_LONG.test(codeOf(error)) || error.message.startsWith(TOOK_TOO_LONG_WORDS);
}

function isLostConnection(error: Error): boolean {
  const code = codeOf(error);
  if (LOST_CONNECTION.has(code) || SERVER_AWAY.test(code) || SCHEMA_AWAY.test(code)) return true;
  return LOST_CONNECTION_WORDS.test(error.message) || error.message.includes(LOST_PLAN_WORDS);
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The error and what it wraps, outermost first; every library has its own name for the inner one. */
function* chainOf(error: unknown): Generator<Error> {
  const seen = new Set<unknown>();
  let link: unknown = error;
  while (link instanceof Error && !seen.has(link)) {
    seen.add(link);
    yield link;
    link = innerOf(link);
  }
}

function innerOf(error: Error): unknown {
  if ('originalError' in error && error.originalError !== undefined) return error.originalError;
  if ('driverError' in error && error.driverError !== undefined) return error.driverError;
  return error.cause;
}

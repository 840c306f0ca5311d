/** What stands behind an error that no client caused. */
export type Failure = 'unavailable' | 'timeout' | 'internal';

/** Node's codes of a connection that cannot be made or was lost; ENOENT is a socket file that is not there. */
const LOST_CONNECTION = new Set([
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

/** SQLSTATE: connection exceptions, too many connections, and a server that stops, crashes or starts. */
const SERVER_AWAY = /^(08...|53300|57P0[1-5])$/;

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
  return LOST_CONNECTION.has(code) || SERVER_AWAY.test(code) || LOST_CONNECTION_WORDS.test(error.message);
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

/** One limit: the name of its setting, what it takes, and what it bounds. */
interface LimitRow {
  readonly setting: string;
  readonly default: number;
  readonly least: number;
  readonly most: number;
  /** What is bounded, with its unit: a line of the operator's table. */
  readonly bounds: string;
}

const A_DAY = 86_400_000;
const ANY = 2_147_483_647;

/** Every limit of the service, one row each: settings, defaults and the operator's table are read from here. */
export const LIMIT_SETTINGS = {
  queryLength: row('MAX_QUERY_LENGTH', 20_000, [100, 1_000_000], 'Characters of a query'),
  tokens: row('MAX_QUERY_TOKENS', 2_000, [20, 100_000], 'Tokens of a query'),
  depth: row('MAX_QUERY_DEPTH', 15, [1, 100], 'Fields within fields'),
  aliases: row('MAX_QUERY_ALIASES', 50, [0, 10_000], 'Aliases, once fragments are unfolded'),
  directives: row('MAX_QUERY_DIRECTIVES', 50, [0, 10_000], 'Directives, once fragments are unfolded'),
  pageSize: row('MAX_PAGE_SIZE', 100, [20, 1_000], 'Rows of a page'),
  idsPerList: row('MAX_IDS', 500, [1, 10_000], 'Ids, keys or values in one argument'),
  bodyBytes: row('MAX_BODY_BYTES', 100_000, [1_000, 10_000_000], 'Bytes of the body of a request'),
  cost: row(
    'MAX_COST',
    500_000,
    [100, ANY],
    'Price of a query: rows that page sizes multiply to, with weights',
  ),
  rows: row('MAX_ROWS', 25_000, [100, ANY], 'Rows really read for one answer'),
  statements: row('MAX_STATEMENTS', 500, [10, ANY], 'Statements run for one answer'),
  databaseMs: row(
    'MAX_DATABASE_MS',
    15_000,
    [100, A_DAY],
    'Milliseconds that PostgreSQL works for one answer, all its statements together',
  ),
  answerBytes: row(
    'MAX_ANSWER_BYTES',
    20_000_000,
    [10_000, 500_000_000],
    'Bytes of an answer before compression',
  ),
  requestMs: row('REQUEST_TIMEOUT_MS', 10_000, [100, A_DAY], 'Milliseconds until a request is given up'),
  statementMs: row('STATEMENT_TIMEOUT_MS', 5_000, [100, A_DAY], 'Milliseconds until a statement is given up'),
  waitMs: row(
    'MAX_WAIT_MS',
    1_500,
    [10, A_DAY],
    'Milliseconds that a request waits for its turn, and a statement for a connection',
  ),
  connections: row('DATABASE_CONNECTIONS', 10, [2, 1_000], 'Connections to PostgreSQL'),
  connectionsPerClient: row(
    'DATABASE_CONNECTIONS_PER_CLIENT',
    3,
    [1, 1_000],
    'Connections that one client has at a time',
  ),
  arrivalMs: row(
    'ARRIVAL_TIMEOUT_MS',
    10_000,
    [100, A_DAY],
    'Milliseconds for the head and body of a request to arrive',
  ),
  readMs: row(
    'READ_TIMEOUT_MS',
    10_000,
    [100, A_DAY],
    'Milliseconds that a client may leave an answer unread',
  ),
  sockets: row('MAX_SOCKETS', 10_000, [10, 1_000_000], 'Open connections of all clients'),
  socketsPerClient: row(
    'MAX_SOCKETS_PER_CLIENT',
    2_000,
    [1, 1_000_000],
    'Open connections of one address that is no trusted proxy',
  ),
  unreadBytes: row(
    'MAX_UNREAD_BYTES',
    100_000_000,
    [1_000_000, ANY],
    'Bytes of answers that clients have not read yet, all together',
  ),
  ratePoints: row(
    'RATE_LIMIT_POINTS',
    0,
    [0, ANY],
    'Cost points of one client in a window; 0 for no limit of rate',
  ),
  rateSeconds: row('RATE_LIMIT_SECONDS', 60, [1, 86_400], 'Seconds of a window of RATE_LIMIT_POINTS'),
} as const;

export type LimitName = keyof typeof LIMIT_SETTINGS;

/** The limits of a running service. */
export type Limits = Readonly<Record<LimitName, number>>;

export const DEFAULT_LIMITS: Limits = limitsOf((limit) => limit.default);

/** A value for each limit. */
export function limitsOf(valueOf: (limit: LimitRow) => number): Limits {
  return Object.fromEntries(
    Object.entries(LIMIT_SETTINGS).map(([name, limit]) => [name, valueOf(limit)]),
  ) as Record<LimitName, number>;
}

function row(
  setting: string,
  usual: number,
  [least, most]: readonly [number, number],
  bounds: string,
): LimitRow {
  return { setting, default: usual, least, most, bounds };
}

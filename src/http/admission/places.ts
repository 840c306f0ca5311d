import type { Limits } from '../../limit-settings.js';

/** Requests that run at once for each connection to PostgreSQL: while some wait for rows, others use the processor. */
const PLACES_PER_CONNECTION = 2;
/** Of the places, those that dear requests may have; the rest is for cheap ones, so that these never wait long. */
const DEAR_SHARE = 0.7;

/**
 * Dear requests that run at once have together the rows of so many answers of the longest kind, and those of one client
 * of half as many: the objects of an answer take ten times its bytes until it is written.
 */
const LONGEST_ANSWERS = 3;

/** How many requests run at once: of all clients, of one, and of these the dear ones. */
export interface Places {
  readonly all: number;
  readonly dear: number;
  readonly perClient: number;
  readonly dearPerClient: number;
  /** Rows of an answer that dear ones may have together. */
  readonly rows: number;
  readonly rowsPerClient: number;
}

export function placesOf({ connections, connectionsPerClient, rows }: PlaceLimits): Places {
  const all = connections * PLACES_PER_CONNECTION;
  const perClient = Math.min(all, Math.max(2, connectionsPerClient * PLACES_PER_CONNECTION));
  const dearOf = (places: number) => Math.max(1, Math.min(places - 1, Math.floor(places * DEAR_SHARE)));
  return {
    ...{ all, dear: dearOf(all), perClient, dearPerClient: dearOf(perClient) },
    ...{ rows: rows * LONGEST_ANSWERS, rowsPerClient: rows * (LONGEST_ANSWERS / 2) },
  };
}

type PlaceLimits = Pick<Limits, 'connections' | 'connectionsPerClient' | 'rows'>;

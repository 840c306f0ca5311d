import type { Limits } from '../../limit-settings.js';

/** Requests that run at once for each connection to PostgreSQL: while some wait for rows, others use the processor. */
const PLACES_PER_CONNECTION = 2;
/** Of the places, those that dear requests may have; the rest is for cheap ones, so that these never wait long. */
const DEAR_SHARE = 0.7;

/** How many requests run at once: of all clients, of one, and of these the dear ones. */
export interface Places {
  readonly all: number;
  readonly dear: number;
  readonly perClient: number;
  readonly dearPerClient: number;
}

export function placesOf({ connections, connectionsPerClient }: ConnectionLimits): Places {
  const all = connections * PLACES_PER_CONNECTION;
  const perClient = Math.min(all, Math.max(2, connectionsPerClient * PLACES_PER_CONNECTION));
  const dearOf = (places: number) => Math.max(1, Math.min(places - 1, Math.floor(places * DEAR_SHARE)));
  return { all, dear: dearOf(all), perClient, dearPerClient: dearOf(perClient) };
}

type ConnectionLimits = Pick<Limits, 'connections' | 'connectionsPerClient'>;

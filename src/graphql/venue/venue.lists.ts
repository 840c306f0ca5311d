import { VENUE_ORDER, type VenueRow, countVenues, venuesPage } from '../../store/bodies/venue-store.js';
import type { Keyed } from '../../store/keyset.js';
import { Connection } from '../connection/connection.js';
import { type NamedListArgs, nameArgument } from '../connection/named.args.js';
import { pageRequest } from '../connection/page-arguments.js';
import type { Context } from '../context.js';

export function allVenues(
  { runner, pace, limits }: Context,
  args: NamedListArgs,
): Connection<VenueRow & Keyed> {
  const name = nameArgument(args);
  const request = pageRequest(args, VENUE_ORDER, limits);
  return new Connection(
    { pace, order: VENUE_ORDER },
    () => venuesPage(runner, name, request),
    () => countVenues(runner, name),
  );
}

import type { Keyed } from '../../store/keyset.js';
import {
  LISTING_ORDER,
  type ListingRow,
  SOURCE_ORDER,
  type SourceRow,
  countSources,
  sourcesPage,
} from '../../store/sources/source-store.js';
import { Connection } from '../connection/connection.js';
import type { ForwardArgs } from '../connection/page.args.js';
import { pageRequest } from '../connection/page-arguments.js';
import type { Context } from '../context.js';

export function allSources(
  { runner, pace, limits }: Context,
  args: ForwardArgs,
): Connection<SourceRow & Keyed> {
  const request = pageRequest(args, SOURCE_ORDER, limits);
  return new Connection(
    { pace, order: SOURCE_ORDER },
    () => sourcesPage(runner, request),
    () => countSources(runner),
  );
}

export function listingsOfSource(
  { loaders, pace, limits }: Context,
  { id, listingCount }: SourceRow,
  args: ForwardArgs,
): Connection<ListingRow & Keyed> {
  const request = pageRequest(args, LISTING_ORDER, limits);
  return new Connection(
    { pace, order: LISTING_ORDER },
    () => loaders.listingsBySourceId(request).load(String(id)),
    () => Promise.resolve(listingCount),
  );
}

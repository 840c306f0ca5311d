import * as venues from '../../store/bodies/venue-store.js';
import { type Reading, many, one } from '../loader-kinds.js';

/** The access paths to venues. */
export const VENUE_LOADERS = {
  venueBySlug: ({ runner, pace }: Reading) =>
    one(
      pace,
      (slugs: readonly string[]) => venues.venuesBySlug(runner, slugs),
      ({ key }) => key,
    ),
  venueById: ({ runner, pace }: Reading) =>
    one(
      pace,
      (ids: readonly number[]) => venues.venuesById(runner, ids),
      ({ id }) => id,
    ),
  venueByPaperId: ({ runner, pace }: Reading) => many(pace, (ids) => venues.venueByPaperId(runner, ids)),
};

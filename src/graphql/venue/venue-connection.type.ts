import { connectionOf } from '../connection/connection.type.js';
import { Venue } from './venue.type.js';

export const { Connection: VenueConnection } = connectionOf(() => Venue, {
  name: 'Venue',
  connection: 'A page of a list of venues.',
  edge: 'A venue in a list.',
  node: 'The venue.',
});

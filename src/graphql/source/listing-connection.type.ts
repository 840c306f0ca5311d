import { connectionOf } from '../connection/connection.type.js';
import { Listing } from './listing.type.js';

export const { Connection: ListingConnection } = connectionOf(() => Listing, {
  name: 'Listing',
  connection: 'A page of the entries of a source.',
  edge: 'An entry in a list.',
  node: 'The entry.',
});

import { connectionOf } from '../connection/connection.type.js';
import { Source } from './source.type.js';

export const { Connection: SourceConnection } = connectionOf(() => Source, {
  name: 'Source',
  connection: 'A page of the list of sources.',
  edge: 'A source in a list.',
  node: 'The source.',
});

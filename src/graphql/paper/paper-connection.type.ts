import { connectionOf } from '../connection/connection.type.js';
import { Paper } from './paper.type.js';

export const { Connection: PaperConnection } = connectionOf(() => Paper, {
  name: 'Paper',
  connection: 'A page of a list of papers.',
  edge: 'A paper in a list.',
  node: 'The paper.',
});

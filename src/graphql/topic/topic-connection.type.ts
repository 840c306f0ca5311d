import { connectionOf } from '../connection/connection.type.js';
import { Topic } from './topic.type.js';

export const { Connection: TopicConnection } = connectionOf(() => Topic, {
  name: 'Topic',
  connection: 'A page of a list of topics.',
  edge: 'A topic in a list.',
  node: 'The topic.',
});

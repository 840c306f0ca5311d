import { Field, Float, ObjectType, createUnionType } from 'type-graphql';
import { Author } from '../author/author.type.js';
import { connectionOf } from '../connection/connection.type.js';
import type { TypedRow } from '../node/node-types.js';
import { Paper } from '../paper/paper.type.js';
import { Topic } from '../topic/topic.type.js';

const SearchHit = createUnionType({
  name: 'SearchHit',
  description: 'Something that a search finds.',
  types: () => [Paper, Author, Topic] as const,
  resolveType: (row: unknown) => (row as TypedRow).nodeType,
});

@ObjectType()
abstract class SearchHitFields {
  @Field(() => Float, {
    description:
      'Between 0 and 1, and comparable whatever the kind. A paper’s tells how well its text meets the query, title over abstract over comment, and is at most 0.8. An author or topic is found where its name holds all the words: 0.5, and up to 0.3 by the share of the name that was asked for, and up to 0.2 by the number of papers here.',
  })
  score!: number;
}

export const { Connection: SearchConnection, Edge: SearchEdge } = connectionOf(() => SearchHit, {
  name: 'Search',
  connection:
    'A page of hits, the best first. Of the papers that meet the query the 1,000 newest are ranked and listed, of the names that do the 1,000 best known: phrases and exclusions are looked for in the 2,000 newest with the words. A search by common words is better narrowed than walked through; `papers(filter: { text })` lists every paper.',
  edge: 'A hit of a search.',
  node: 'What was found.',
  edgeFields: SearchHitFields,
  fields: {
    cursor: 'For `after` and `before` of the same query in the same order.',
    edges: 'The hits of the page, each with its score and cursor.',
    nodes: 'What was found, without the edges.',
    totalCount:
      'How many hits the whole list has, of each kind at most the 1,000 that it ranks; a lower bound of what meets the query where `totalCountIsExact` is false. Counted only where it is asked for.',
  },
});

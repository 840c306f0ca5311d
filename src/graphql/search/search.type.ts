import { Field, Float, Int, ObjectType, createUnionType, registerEnumType } from 'type-graphql';
import { SEARCH_KINDS, type SearchKind } from '../../store/search/search-query.js';
import { Author } from '../author/author.type.js';
import { PageInfo } from '../connection/connections.type.js';
import type { TypedRow } from '../node/node-types.js';
import { Paper } from '../paper/paper.type.js';
import { Topic } from '../topic/topic.type.js';

export const SearchKindEnum = Object.fromEntries(SEARCH_KINDS.map((kind) => [kind, kind])) as {
  [Kind in SearchKind]: Kind;
};
registerEnumType(SearchKindEnum, {
  name: 'SearchKind',
  description: 'What can be searched for.',
  valuesConfig: {
    PAPER: { description: 'Papers, by title, abstract and comment.' },
    AUTHOR: { description: 'Persons, by every spelling of their name.' },
    TOPIC: { description: 'Topics, by code, label and name.' },
  },
});

export const SearchHit = createUnionType({
  name: 'SearchHit',
  description: 'Something that a search finds.',
  types: () => [Paper, Author, Topic] as const,
  resolveType: (row: unknown) => (row as TypedRow).nodeType,
});

@ObjectType('SearchEdge', { description: 'A hit of a search.' })
export class SearchEdge {
  @Field(() => String, { description: 'For `after` of the same query.' })
  cursor!: string;

  @Field(() => SearchHit, { description: 'What was found.' })
  node!: TypedRow;

  @Field(() => Float, {
    description:
      'Between 0 and 1, and comparable whatever the kind. A paper’s tells how well its text meets the query, title over abstract over comment, and is at most 0.8. An author or topic is found where its name holds all the words: 0.5, and up to 0.3 by the share of the name that was asked for, and up to 0.2 by the number of papers here.',
  })
  score!: number;
}

@ObjectType('SearchConnection', {
  description:
    'A page of hits, the best first. Of the papers that meet the query the 1,000 newest are ranked and listed, of the names that do the 1,000 best known: phrases and exclusions are looked for in the 2,000 newest with the words. A search by common words is better narrowed than walked through; `papers(filter: { text })` lists every paper.',
})
export class SearchConnection {
  @Field(() => [SearchEdge], { description: 'The hits of the page, each with its score and cursor.' })
  edges!: SearchEdge[];

  @Field(() => [SearchHit], { description: 'What was found, without the edges.' })
  nodes!: TypedRow[];

  @Field(() => PageInfo, { description: 'Whether and where to go on.' })
  pageInfo!: PageInfo;

  @Field(() => Int, {
    description:
      'How many hits the whole list has, of each kind at most the 1,000 that it ranks; counted only where it is asked for.',
  })
  totalCount!: number;
}

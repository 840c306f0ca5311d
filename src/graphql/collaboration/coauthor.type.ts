import { Field, Int, ObjectType } from 'type-graphql';
import { Author } from '../author/author.type.js';
import { ConnectionFields, EDGES, EdgeFields, NODES } from '../connection/connections.type.js';
import { DateScalar } from '../date-scalar.js';

@ObjectType('CoauthorEdge', { description: 'A person with whom another has written.' })
export class CoauthorEdge extends EdgeFields {
  @Field(() => Author, { description: 'The co-author.' })
  node!: Author;

  @Field(() => Int, { name: 'paperCount', description: 'How many papers the two have written together.' })
  papersTogether!: number;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of their first paper together; null where none of these papers has a date.',
  })
  firstPublishedOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of their newest paper together; null where none of these papers has a date.',
  })
  lastPublishedOn!: string | null;
}

@ObjectType('CoauthorConnection', { description: "A page of a person's co-authors." })
export class CoauthorConnection extends ConnectionFields {
  @Field(() => [CoauthorEdge], { description: EDGES })
  edges!: CoauthorEdge[];

  @Field(() => [Author], { description: NODES })
  nodes!: Author[];
}

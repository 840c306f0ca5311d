import { Field, Int, ObjectType } from 'type-graphql';
import { Author } from '../author/author.type.js';
import { connectionOf } from '../connection/connection.type.js';
import { DateScalar } from '../date-scalar.js';

@ObjectType()
abstract class CoauthorFields {
  @Field(() => Int, { name: 'paperCount', description: 'How many papers the two have written together.' })
  papersTogether!: number;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day of their first paper together, of a month or a year its first day; null where none of these papers has a date.',
  })
  firstPublishedOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day of their newest paper together, of a month or a year its first day; null where none of these papers has a date.',
  })
  lastPublishedOn!: string | null;
}

export const { Connection: CoauthorConnection } = connectionOf(() => Author, {
  name: 'Coauthor',
  connection: "A page of a person's co-authors.",
  edge: 'A person with whom another has written.',
  node: 'The co-author.',
  edgeFields: CoauthorFields,
});

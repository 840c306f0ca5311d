import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection/connection.type.js';
import { Author } from './author.type.js';

export const { Connection: AuthorConnection } = connectionOf(() => Author, {
  name: 'Author',
  connection: 'A page of a list of authors.',
  edge: 'An author in a list.',
  node: 'The author.',
});

@ObjectType()
abstract class PaperAuthorFields {
  @Field(() => Int, {
    nullable: true,
    description: 'The place in the byline, from 1; null where the name stands behind `et al.`',
  })
  position!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name as a byline of this paper prints it; null where it is cut.',
  })
  nameAsPrinted!: string | null;
}

export const { Connection: PaperAuthorConnection, Edge: PaperAuthorEdge } = connectionOf(() => Author, {
  name: 'PaperAuthor',
  connection: 'A page of the authors of one paper.',
  edge: 'An author of one paper.',
  node: 'The author.',
  edgeFields: PaperAuthorFields,
});

@ObjectType()
abstract class TopicAuthorFields {
  @Field(() => Int, { name: 'paperCount', description: 'How many of their papers are in the topic.' })
  papersInTopic!: number;
}

export const { Connection: TopicAuthorConnection } = connectionOf(() => Author, {
  name: 'TopicAuthor',
  connection: 'A page of the authors of one topic.',
  edge: 'An author with papers in one topic.',
  node: 'The author.',
  edgeFields: TopicAuthorFields,
});

import { Field, Int, ObjectType } from 'type-graphql';
import type { PageInfoValues } from './connection.js';
import { Author } from '../author/author.type.js';
import { Paper } from '../paper/paper.type.js';
import { Source } from '../source/source.type.js';
import { Topic } from '../topic/topic.type.js';

const CURSOR = 'For `after` and `before` of the same list in the same order.';
export const EDGES = 'The rows of the page, each with its cursor.';
export const NODES = 'The rows of the page without their edges.';
const PAGE_INFO = 'Whether and where to go on.';

@ObjectType('PageInfo', { description: 'Where a page stands in its list.' })
export class PageInfo implements PageInfoValues {
  @Field(() => Boolean, { description: 'Whether rows follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether rows stand before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first row; null where the page is empty.',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last row; null where the page is empty.',
  })
  endCursor!: string | null;
}

/** What all connections share. Their edges and nodes differ, so each names its own. */
@ObjectType()
export abstract class ConnectionFields {
  @Field(() => PageInfo, { description: PAGE_INFO })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'Rows of the whole filtered list; counted only where it is asked for.' })
  totalCount!: number;
}

@ObjectType()
export abstract class EdgeFields {
  @Field(() => String, { description: CURSOR })
  cursor!: string;
}

@ObjectType('PaperEdge', { description: 'A paper in a list.' })
export class PaperEdge extends EdgeFields {
  @Field(() => Paper, { description: 'The paper.' })
  node!: Paper;
}

@ObjectType('PaperConnection', { description: 'A page of a list of papers.' })
export class PaperConnection extends ConnectionFields {
  @Field(() => [PaperEdge], { description: EDGES })
  edges!: PaperEdge[];

  @Field(() => [Paper], { description: NODES })
  nodes!: Paper[];
}

@ObjectType('AuthorEdge', { description: 'An author in a list.' })
export class AuthorEdge extends EdgeFields {
  @Field(() => Author, { description: 'The author.' })
  node!: Author;
}

@ObjectType('AuthorConnection', { description: 'A page of a list of authors.' })
export class AuthorConnection extends ConnectionFields {
  @Field(() => [AuthorEdge], { description: EDGES })
  edges!: AuthorEdge[];

  @Field(() => [Author], { description: NODES })
  nodes!: Author[];
}

@ObjectType('TopicEdge', { description: 'A topic in a list.' })
export class TopicEdge extends EdgeFields {
  @Field(() => Topic, { description: 'The topic.' })
  node!: Topic;
}

@ObjectType('TopicConnection', { description: 'A page of a list of topics.' })
export class TopicConnection extends ConnectionFields {
  @Field(() => [TopicEdge], { description: EDGES })
  edges!: TopicEdge[];

  @Field(() => [Topic], { description: NODES })
  nodes!: Topic[];
}

@ObjectType('SourceEdge', { description: 'A source in a list.' })
export class SourceEdge extends EdgeFields {
  @Field(() => Source, { description: 'The source.' })
  node!: Source;
}

@ObjectType('SourceConnection', { description: 'A page of the list of sources.' })
export class SourceConnection extends ConnectionFields {
  @Field(() => [SourceEdge], { description: EDGES })
  edges!: SourceEdge[];

  @Field(() => [Source], { description: NODES })
  nodes!: Source[];
}

@ObjectType('PaperAuthorEdge', { description: 'An author of one paper.' })
export class PaperAuthorEdge extends EdgeFields {
  @Field(() => Author, { description: 'The author.' })
  node!: Author;

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

@ObjectType('PaperAuthorConnection', { description: 'A page of the authors of one paper.' })
export class PaperAuthorConnection extends ConnectionFields {
  @Field(() => [PaperAuthorEdge], { description: EDGES })
  edges!: PaperAuthorEdge[];

  @Field(() => [Author], { description: NODES })
  nodes!: Author[];
}

@ObjectType('TopicAuthorEdge', { description: 'An author with papers in one topic.' })
export class TopicAuthorEdge extends EdgeFields {
  @Field(() => Author, { description: 'The author.' })
  node!: Author;

  @Field(() => Int, { name: 'paperCount', description: 'How many of their papers are in the topic.' })
  papersInTopic!: number;
}

@ObjectType('TopicAuthorConnection', { description: 'A page of the authors of one topic.' })
export class TopicAuthorConnection extends ConnectionFields {
  @Field(() => [TopicAuthorEdge], { description: EDGES })
  edges!: TopicAuthorEdge[];

  @Field(() => [Author], { description: NODES })
  nodes!: Author[];
}

import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { PageInfoValues } from './connection.js';

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

/** An edge that says nothing besides its cursor and node. */
@ObjectType()
abstract class PlainEdge {}

export interface ConnectionDescription {
  /** `Paper` makes `PaperEdge` and `PaperConnection`. */
  name: string;
  /** What the connection is. */
  connection: string;
  /** What an edge is. */
  edge: string;
  /** What the node of an edge is. */
  node: string;
  /** A class whose fields the edge has besides: an abstract `@ObjectType()` without a name. */
  edgeFields?: ClassType | typeof PlainEdge;
  /** What is said of the other fields where it is not what all lists say. */
  fields?: Partial<typeof FIELDS>;
}

const FIELDS = {
  cursor: 'For `after` and `before` of the same list in the same order.',
  edges: 'The rows of the page, each with its cursor.',
  nodes: 'The rows of the page without their edges.',
  totalCount: 'Rows of the whole filtered list; counted only where it is asked for.',
};

/** The two types of a connection, as Relay specifies them, with a field `nodes` beside the edges. */
export function connectionOf(node: () => object, given: ConnectionDescription) {
  const { name, edgeFields = PlainEdge } = given;
  const fields = { ...FIELDS, ...given.fields };

  @ObjectType(`${name}Edge`, { description: given.edge })
  class Edge extends (edgeFields as ClassType) {
    @Field(() => String, { description: fields.cursor })
    cursor!: string;

    @Field(node, { description: given.node })
    node!: object;
  }

  @ObjectType(`${name}Connection`, { description: given.connection })
  class Connection {
    @Field(() => [Edge], { description: fields.edges })
    edges!: Edge[];

    @Field(() => [node()], { description: fields.nodes })
    nodes!: object[];

    @Field(() => PageInfo, { description: 'Whether and where to go on.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: fields.totalCount })
    totalCount!: number;
  }

  return { Edge, Connection };
}

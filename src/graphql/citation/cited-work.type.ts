import { Field, Float, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection/connection.type.js';

@ObjectType('CitedWork', { description: 'A work that is cited. It need not be in the store.' })
export class CitedWork {
  @Field(() => String, {
    nullable: true,
    description:
      'As a list of references prints it; null where only identifiers are known. A work that is here has a `paper` with its title.',
  })
  title!: string | null;

  @Field(() => Int, { nullable: true, description: 'As a source prints it; null where none does.' })
  year!: number | null;
}

@ObjectType()
abstract class CitationFields {
  @Field(() => [String], {
    description: 'What it is cited for, as Semantic Scholar states it: methodology, background, result.',
  })
  intents!: string[];
}

export const { Connection: CitationConnection } = connectionOf(() => CitedWork, {
  name: 'Citation',
  connection: 'A page of the works that a paper cites.',
  edge: 'A work that a paper cites.',
  node: 'The work.',
  edgeFields: CitationFields,
});

@ObjectType('NearPaper', { description: 'A paper that is near to another by citations.' })
export class NearPaper {
  @Field(() => Int, { description: 'How many references, or papers that cite both, the two share.' })
  shared!: number;

  @Field(() => Float, { description: 'Shared over the geometric mean of both lists, 0 to 1.' })
  score!: number;
}

@ObjectType('MissingWork', { description: 'A work that papers cite and that the store lacks.' })
export class MissingWork {
  @Field(() => Int, { description: 'Papers of the set that cite it.' })
  citedByCount!: number;
}

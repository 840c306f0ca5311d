import { Field, Int, ObjectType } from 'type-graphql';
import type { Problem, SourceKind } from '../../terms.js';
import type { SourceRow } from '../../store/sources/source-store.js';
import { DateScalar } from '../date-scalar.js';
import { SourceKindEnum } from './source-kind.enum.js';
import { Node } from '../node/node.type.js';

@ObjectType('SourceProblem', {
  description: 'Something in a document that could not be read, or was read with doubt.',
})
export class SourceProblem implements Problem {
  @Field(() => Int, { description: 'The line of the document, from 1.' })
  line!: number;

  @Field(() => String, { description: 'What was expected and what stands there.' })
  message!: string;
}

@ObjectType('Source', { implements: Node, description: 'A document that the store was loaded from.' })
export class Source extends Node implements Omit<SourceRow, 'id' | 'ownerId'> {
  @Field(() => String, {
    description: "The document's file name; of bulk files the name of their format, such as `arxiv`.",
  })
  name!: string;

  @Field(() => SourceKindEnum, { description: 'Its layout or format.' })
  kind!: SourceKind;

  @Field(() => Boolean, {
    description: 'True where the bylines tell the owner, not the page or the manifest.',
  })
  ownerInferred!: boolean;

  @Field(() => Int, { description: 'How many entries were read.' })
  listingCount!: number;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day that the page itself bears, as a page of daily papers does; null where none is printed. Where it prints no year, that of its entries.',
  })
  pageDate!: string | null;

  @Field(() => [SourceProblem], {
    description: 'Entries and lines that could not be read, and doubtful splits; in line order.',
  })
  problems!: SourceProblem[];
}

import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../date-scalar.js';
import { DateTimeScalar } from '../date-time-scalar.js';
import { Node } from '../node/node.type.js';
import type { PaperRow } from '../../store/papers/paper-columns.js';

@ObjectType('Paper', {
  implements: Node,
  description: 'A paper, with the values merged from all listings of it. What no source tells is null.',
})
export class Paper
  extends Node
  implements Omit<PaperRow, 'primaryTopicId' | 'publicationType' | 'retracted'>
{
  @Field(() => String, { description: 'Made from the title; stays what it is once given.' })
  slug!: string;

  @Field(() => String, {
    description: 'To the letter, as the first source in the order of precedence prints it.',
  })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The abstract of the first source that has one; may hold LaTeX.',
  })
  abstract!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The earliest day that any source gives; null where none tells the day.',
  })
  publishedOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The month or year, such as `2003-05` or `2003`, where no source tells the day: of the most precise ones the earliest.',
  })
  publishedIn!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many authors the paper has in all: stated by a source, or counted where a byline is complete; null where neither is so.',
  })
  authorCount!: number | null;

  @Field(() => Boolean, {
    description: 'False where every source cuts the byline (`et al.`) or prints none.',
  })
  authorsComplete!: boolean;

  @Field(() => [String], {
    description: 'Institutions as the sources print them, each once; empty where none does.',
  })
  institutions!: string[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a source knows of published code; null where no source tells.',
  })
  hasCode!: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "The authors' comment, such as `33 pages, 8 figures`.",
  })
  comment!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many figures a source shows of it.' })
  figureCount!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many comments readers left on the daily-papers page; null where no page shows any.',
  })
  commentCount!: number | null;

  @Field(() => String, { nullable: true, description: 'Such as `76`, of the venue that the paper shows.' })
  volume!: string | null;

  @Field(() => String, { nullable: true, description: 'Such as `1`.' })
  issue!: string | null;

  @Field(() => String, { nullable: true, description: 'Such as `13-27`, or the number of the article.' })
  pages!: string | null;

  @Field(() => String, { nullable: true, description: 'Who published it, as a source states.' })
  publisher!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 639-1, two letters, where the source has a code.',
  })
  language!: string | null;

  @Field(() => String, { nullable: true, description: 'Such as `cc-by`, or the address of the licence.' })
  license!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'What readers gave it, the most that a source states; null where none does.',
  })
  upvoteCount!: number | null;

  @Field(() => DateTimeScalar, {
    description:
      'When the store first had it: what is new here is not what is newest. Of papers that turned out to be one the earliest.',
  })
  addedAt!: Date;
}

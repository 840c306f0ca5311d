import { Field, Int, ObjectType } from 'type-graphql';
import type { PaperCountRow } from '../../store/papers/paper-counts.js';

@ObjectType('PaperCount', { description: 'How many papers have one value, or one pair of values.' })
export class PaperCount implements PaperCountRow {
  @Field(() => [String], {
    nullable: 'items',
    description:
      "One value per dimension asked, in that order: a year `2022`, a topic's code, an institution as printed, `true` or `false`, a kind of source by name; null where the paper has none.",
  })
  keys!: (string | null)[];

  @Field(() => Int, { description: 'So many papers.' })
  count!: number;
}

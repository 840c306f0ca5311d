import { Field, Int, ObjectType } from 'type-graphql';
import type { PaperCountRow } from '../../../store/papers/paper-counts.js';
import type { PaperDimension } from '../../../store/papers/paper-dimensions.js';
import { enumOf } from '../../enum-of.js';

export const PaperDimensionEnum = enumOf<PaperDimension>({
  name: 'PaperDimension',
  description: 'What papers can be counted by.',
  values: {
    YEAR: 'The year of publication, such as `2022`.',
    TOPIC: 'Each topic of the paper, by code.',
    INSTITUTION: 'Each institution of the paper, as printed.',
    HAS_CODE: 'Whether published code is known of: `true` or `false`.',
    SOURCE_KIND: 'Each kind of source that lists the paper, by its name in `SourceKind`.',
    TYPE: 'The type of the paper, by its name in `PublicationType`.',
  },
});

@ObjectType('PaperCount', { description: 'How many papers have one value, or one pair of values.' })
export class PaperCount implements PaperCountRow {
  @Field(() => [String], {
    nullable: 'items',
    description:
      "One value per dimension asked, in that order: a year `2022`, a topic's code, an institution as printed, `true` or `false`, a kind of source or a type by name; null where the paper has none.",
  })
  keys!: (string | null)[];

  @Field(() => Int, { description: 'So many papers.' })
  count!: number;
}

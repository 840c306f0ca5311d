import { ArgsType, Field, Int } from 'type-graphql';

@ArgsType()
export class ForwardArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'So many rows from the start, or behind `after`: 1 to 100, 20 unless asked.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Rows behind the one with this cursor.' })
  after?: string | null;
}

@ArgsType()
export class PageArgs extends ForwardArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'So many rows from the end, or ahead of `before`: 1 to 100; not together with `first`.',
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Rows ahead of the one with this cursor.' })
  before?: string | null;
}

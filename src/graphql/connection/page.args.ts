import { ArgsType, Field, Int } from 'type-graphql';

@ArgsType()
export class ForwardArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'So many rows from the start, or behind `after`: 20 unless asked, at most 100 unless the service sets another limit.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Rows behind the one with this cursor.' })
  after?: string | null;
}

@ArgsType()
export class PageArgs extends ForwardArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'So many rows from the end, or ahead of `before`; at most as for `first`, and not together with it.',
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Rows ahead of the one with this cursor.' })
  before?: string | null;
}

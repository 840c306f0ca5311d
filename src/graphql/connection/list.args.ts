import { ArgsType, Field, Int } from 'type-graphql';
import { AuthorFilter, PaperFilter } from './filters.input.js';
import { AuthorOrder, PaperOrder, TopicOrder } from './orders.input.js';

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

@ArgsType()
export class PaperListArgs extends PageArgs {
  @Field(() => PaperFilter, { nullable: true, description: 'Which papers; all unless given.' })
  filter?: PaperFilter | null;

  @Field(() => PaperOrder, { nullable: true, description: 'Newest first unless given.' })
  orderBy?: PaperOrder | null;
}

@ArgsType()
export class AuthorListArgs extends PageArgs {
  @Field(() => AuthorFilter, { nullable: true, description: 'Which authors; all unless given.' })
  filter?: AuthorFilter | null;

  @Field(() => AuthorOrder, { nullable: true, description: 'By name unless given.' })
  orderBy?: AuthorOrder | null;
}

@ArgsType()
export class TopicListArgs extends PageArgs {
  @Field(() => TopicOrder, { nullable: true, description: 'By code unless given.' })
  orderBy?: TopicOrder | null;
}

import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../connection/page.args.js';
import { AuthorFilter } from './author-filter.input.js';
import { AuthorOrder } from './author-order.input.js';

@ArgsType()
export class AuthorListArgs extends PageArgs {
  @Field(() => AuthorFilter, { nullable: true, description: 'Which authors; all unless given.' })
  filter?: AuthorFilter | null;

  @Field(() => AuthorOrder, { nullable: true, description: 'By name unless given.' })
  orderBy?: AuthorOrder | null;
}

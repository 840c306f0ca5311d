import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../connection/page.args.js';
import { PaperFilter } from './paper-filter.input.js';
import { PaperOrder } from './paper-order.input.js';

@ArgsType()
export class PaperListArgs extends PageArgs {
  @Field(() => PaperFilter, { nullable: true, description: 'Which papers; all unless given.' })
  filter?: PaperFilter | null;

  @Field(() => PaperOrder, { nullable: true, description: 'Newest first unless given.' })
  orderBy?: PaperOrder | null;
}

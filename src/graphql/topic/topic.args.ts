import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../connection/page.args.js';
import { TopicOrder } from './topic-order.input.js';

@ArgsType()
export class TopicListArgs extends PageArgs {
  @Field(() => TopicOrder, { nullable: true, description: 'By code unless given.' })
  orderBy?: TopicOrder | null;
}

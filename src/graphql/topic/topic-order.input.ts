import { Field, InputType } from 'type-graphql';
import { OrderInput } from '../connection/order.input.js';
import { enumOf } from '../enum-of.js';
import type { TopicOrder as TopicOrderValues } from '../../store/order-fields.js';

const TopicOrderFieldEnum = enumOf<TopicOrderValues['field']>({
  name: 'TopicOrderField',
  description: 'What a list of topics can be in the order of.',
  values: {
    CODE: 'The code, such as `cs.LG`.',
    PAPER_COUNT: 'How many papers the topic has here; among equals by code.',
  },
});

@InputType('TopicOrder', { description: 'An order of topics. Ties have a fixed place.' })
export class TopicOrder extends OrderInput implements TopicOrderValues {
  @Field(() => TopicOrderFieldEnum, { description: 'What the order goes by.' })
  field!: TopicOrderValues['field'];
}

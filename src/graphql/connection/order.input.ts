import { Field, InputType } from 'type-graphql';
import { enumOf } from '../enum-of.js';
import type { OrderDirection } from '../../store/order-fields.js';

const OrderDirectionEnum = enumOf<OrderDirection>({
  name: 'OrderDirection',
  description: 'Which end of an order comes first. What has no value comes last either way.',
  values: {
    ASC: 'The least, earliest, or first of the alphabet comes first.',
    DESC: 'The greatest, newest, or last of the alphabet comes first.',
  },
});

/** What all orders share. They go by different fields, so each names its own. */
@InputType()
export abstract class OrderInput {
  @Field(() => OrderDirectionEnum, { defaultValue: 'DESC', description: 'Which end comes first.' })
  direction!: OrderDirection;
}

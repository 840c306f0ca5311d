import { Field, InputType } from 'type-graphql';
import type { AuthorOrder as AuthorOrderValues } from '../../store/authors/author-store.js';
import type {
  OrderDirection,
  PaperOrderField,
  PaperOrder as PaperOrderValues,
} from '../../store/papers/paper-order.js';
import type { TopicOrder as TopicOrderValues } from '../../store/topics/topic-store.js';
import {
  AuthorOrderFieldEnum,
  OrderDirectionEnum,
  PaperOrderFieldEnum,
  TopicOrderFieldEnum,
} from './enums.js';

const DIRECTION = 'Which end comes first.';

@InputType('PaperOrder', {
  description: 'Ties and nulls have a fixed place: papers without a value come last, whichever direction.',
})
export class PaperOrder implements PaperOrderValues {
  @Field(() => PaperOrderFieldEnum, { description: 'What the order goes by.' })
  field!: PaperOrderField;

  @Field(() => OrderDirectionEnum, { defaultValue: 'DESC', description: DIRECTION })
  direction!: OrderDirection;
}

@InputType('AuthorOrder', { description: 'An order of authors. Ties have a fixed place.' })
export class AuthorOrder implements AuthorOrderValues {
  @Field(() => AuthorOrderFieldEnum, { description: 'What the order goes by.' })
  field!: AuthorOrderValues['field'];

  @Field(() => OrderDirectionEnum, { defaultValue: 'DESC', description: DIRECTION })
  direction!: OrderDirection;
}

@InputType('TopicOrder', { description: 'An order of topics. Ties have a fixed place.' })
export class TopicOrder implements TopicOrderValues {
  @Field(() => TopicOrderFieldEnum, { description: 'What the order goes by.' })
  field!: TopicOrderValues['field'];

  @Field(() => OrderDirectionEnum, { defaultValue: 'DESC', description: DIRECTION })
  direction!: OrderDirection;
}

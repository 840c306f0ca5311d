import { Field, InputType } from 'type-graphql';
import { OrderInput } from '../connection/order.input.js';
import { enumOf } from '../enum-of.js';
import type { AuthorOrder as AuthorOrderValues } from '../../store/order-fields.js';

const AuthorOrderFieldEnum = enumOf<AuthorOrderValues['field']>({
  name: 'AuthorOrderField',
  description: 'What a list of authors can be in the order of.',
  values: {
    NAME: 'The name as shown, given name first, without regard to case and accents.',
    FAMILY_NAME:
      'The family name with its particles, then the whole name, without regard to case and accents.',
    PAPER_COUNT: 'How many papers the person has here; among equals by name.',
  },
});

@InputType('AuthorOrder', { description: 'An order of authors. Ties have a fixed place.' })
export class AuthorOrder extends OrderInput implements AuthorOrderValues {
  @Field(() => AuthorOrderFieldEnum, { description: 'What the order goes by.' })
  field!: AuthorOrderValues['field'];
}

import { Field, ObjectType } from 'type-graphql';
import type { IdentifierScheme } from '../../../terms.js';
import type { IdentifierRow } from '../../../store/papers/paper-store.js';
import { IdentifierSchemeEnum } from './identifier-scheme.enum.js';

@ObjectType('Identifier', { description: 'What names a paper or a person elsewhere.' })
export class Identifier implements IdentifierRow {
  @Field(() => IdentifierSchemeEnum, { description: 'Who gave it.' })
  scheme!: IdentifierScheme;

  @Field(() => String, { description: 'In its normal form, without version or resolver.' })
  value!: string;
}

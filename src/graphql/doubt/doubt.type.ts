import { Field, Float, ObjectType } from 'type-graphql';
import type { DoubtRow } from '../../store/doubts/doubt-store.js';
import type { DoubtKind } from '../../terms.js';
import { DoubtKindEnum } from './doubt-kind.enum.js';

@ObjectType('Doubt', {
  description:
    'What only a person can decide: something speaks for it, and something against, or for another as much.',
})
export class Doubt implements Pick<DoubtRow, 'kind' | 'likelihood' | 'evidence'> {
  @Field(() => DoubtKindEnum, { description: 'What is in doubt.' })
  kind!: DoubtKind;

  @Field(() => Float, {
    description: '0 to 1; greater is likelier. It tells an order and is no probability.',
  })
  likelihood!: number;

  @Field(() => [String], { description: 'What speaks for it, and then what speaks against it.' })
  evidence!: string[];
}

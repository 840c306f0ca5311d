import { Field, ID, InterfaceType } from 'type-graphql';
import type { TypedRow } from './node-types.js';

@InterfaceType('Node', {
  description: 'Anything that `node(id:)` finds again.',
  resolveType: (value: TypedRow) => value.nodeType,
})
export abstract class Node {
  @Field(() => ID, {
    description: 'Opaque and URL-safe; the same after the store is built anew from the same documents.',
  })
  id!: string;
}

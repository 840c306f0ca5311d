import { Field, ID, InterfaceType } from 'type-graphql';
import type { NodeType } from './global-id.js';

/** A row that was found by its id says of which type it is. */
export interface TypedRow {
  nodeType: NodeType;
}

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

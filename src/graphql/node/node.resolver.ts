import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { findNode, findNodes } from './find-node.js';
import { Priced } from '../price/priced.js';
import { Node } from './node.type.js';

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'The object with this id; null where nothing has it.' })
  node(
    @Arg('id', () => ID, { description: 'As some `id` field gave it.' }) id: string,
    @Ctx() context: Context,
  ) {
    return findNode(context, id, 'id');
  }

  @Priced({ itemsOf: 'ids' })
  @Query(() => [Node], {
    nullable: 'items',
    description: 'The objects with these ids, in the order asked; null where nothing has the id.',
  })
  nodes(
    @Arg('ids', () => [ID], {
      description: 'As `id` fields gave them; at most 500 unless the service sets another limit.',
    })
    ids: string[],
    @Ctx() context: Context,
  ) {
    return findNodes(context, ids, 'ids');
  }
}

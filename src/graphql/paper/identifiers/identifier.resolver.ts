import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Priced } from '../../price/priced.js';
import { findPapersByIdentifiers } from './find-papers.js';
import { IdentifierInput } from './identifier.input.js';
import { Paper } from '../paper.type.js';

@Resolver()
export class IdentifierResolver {
  @Priced({ itemsOf: 'identifiers' })
  @Query(() => [Paper], {
    nullable: 'items',
    description:
      'The papers with these identifiers, in the order asked; null for a miss, and for a value that is no identifier of its scheme.',
  })
  papersByIdentifiers(
    @Arg('identifiers', () => [IdentifierInput], {
      description: 'In any usual form; at most 500 unless the service sets another limit.',
    })
    identifiers: IdentifierInput[],
    @Ctx() context: Context,
  ) {
    return findPapersByIdentifiers(context, identifiers, 'identifiers');
  }
}

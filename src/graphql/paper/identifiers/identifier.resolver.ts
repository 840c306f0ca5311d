import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Priced } from '../../price/priced.js';
import { findPapersByIdentifiers } from './find-papers.js';
import { IdentifierInput } from './identifier.input.js';
import { Paper } from '../paper.type.js';
import { Resolution } from './resolution.type.js';
import { resolvePapers } from './resolve-papers.js';

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

  @Priced({ itemsOf: 'identifiers' })
  @Query(() => [Resolution], {
    description: 'As `papersByIdentifiers`, in the order asked, and says why where there is none.',
  })
  resolvePapers(
    @Arg('identifiers', () => [IdentifierInput], {
      description: 'In any usual form; at most 500 unless the service sets another limit.',
    })
    identifiers: IdentifierInput[],
    @Ctx() context: Context,
  ) {
    return resolvePapers(context, identifiers, 'identifiers');
  }
}

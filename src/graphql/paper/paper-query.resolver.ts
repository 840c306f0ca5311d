import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { PaperDimension } from '../../store/papers/paper-dimensions.js';
import type { Context } from '../context.js';
import { countPapersBy } from './count-papers.js';
import { findPapersByIdentifiers } from './find-papers.js';
import { PaperDimensionEnum } from '../connection/enums.js';
import { PaperFilter } from '../connection/filters.input.js';
import { IdentifierInput } from './identifier.input.js';
import { PaperCount } from './paper-count.type.js';
import { Paper } from './paper.type.js';

/** What is asked of all papers besides their list. */
@Resolver()
export class PaperQueryResolver {
  @Query(() => [PaperCount], {
    description:
      'Counts of papers over one or two dimensions, under the same filter as `papers`. A paper counts under each of its values. Most papers first, of equals by key, null last.',
  })
  paperCounts(
    @Arg('by', () => [PaperDimensionEnum], { description: 'One dimension, or two different ones.' })
    by: PaperDimension[],
    @Arg('filter', () => PaperFilter, { nullable: true, description: 'Which papers; all unless given.' })
    filter: PaperFilter | null | undefined,
    @Ctx() context: Context,
  ) {
    return countPapersBy(context, by, filter);
  }

  @Query(() => [Paper], {
    nullable: 'items',
    description:
      'The papers with these identifiers, in the order asked; null for a miss, and for a value that is no identifier of its scheme.',
  })
  papersByIdentifiers(
    @Arg('identifiers', () => [IdentifierInput], { description: 'At most 500, in any usual form.' })
    identifiers: IdentifierInput[],
    @Ctx() context: Context,
  ) {
    return findPapersByIdentifiers(context, identifiers, 'identifiers');
  }
}

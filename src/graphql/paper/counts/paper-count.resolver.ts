import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { PaperDimension } from '../../../store/papers/paper-dimensions.js';
import type { Context } from '../../context.js';
import { Priced, WEIGHTS } from '../../price/priced.js';
import { countPapersBy } from './count-papers.js';
import { PaperCount, PaperDimensionEnum } from './paper-count.type.js';
import { PaperFilter } from '../paper-filter.input.js';

@Resolver()
export class PaperCountResolver {
  @Priced({ weight: WEIGHTS.counts })
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
}

import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AuthorRow } from '../../store/authors/author-store.js';
import type { ComputedMetricsRow } from '../../store/citations/author-metrics.js';
import { Author } from '../author/author.type.js';
import type { Context } from '../context.js';
import { Paper } from '../paper/paper.type.js';
import { Priced, WEIGHTS } from '../price/priced.js';
import { ComputedMetrics } from './computed-metrics.type.js';

/** What `computedMetrics` gives its fields. */
interface Figures extends Omit<ComputedMetrics, 'hCore'> {
  coreIds: string[];
}

@Resolver(() => Author)
export class AuthorMetricsResolver {
  @Priced({ weight: WEIGHTS.metrics })
  @FieldResolver(() => ComputedMetrics, {
    description: 'Computed from the store, so that every figure can be followed to the papers it counts.',
  })
  async computedMetrics(
    @Root() { id }: Pick<AuthorRow, 'id'>,
    @Ctx() { loaders }: Context,
  ): Promise<Figures> {
    return figuresOf(await loaders.computedMetricsByAuthorId.load(id));
  }
}

@Resolver(() => ComputedMetrics)
export class ComputedMetricsResolver {
  @FieldResolver(() => [Paper], { description: 'The papers of the h-index, the most cited first.' })
  hCore(@Root() { coreIds }: Figures, @Ctx() { loaders }: Context) {
    return loaders.paperById.loadMany(coreIds);
  }
}

function figuresOf({ paperCount, cited, byYear }: ComputedMetricsRow): Figures {
  const hIndex = cited.filter(({ count }, place) => count > place).length;
  return {
    paperCount,
    citationCount: cited.reduce((sum, { count }) => sum + count, 0),
    hIndex,
    i10Index: cited.filter(({ count }) => count >= 10).length,
    coreIds: cited.slice(0, hIndex).map(({ paperId }) => paperId),
    byYear,
  };
}

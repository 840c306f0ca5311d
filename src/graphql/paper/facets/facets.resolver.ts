import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { FacetRow, FacetRows } from '../../../store/papers/paper-facets.js';
import type { Context } from '../../context.js';
import { Priced, WEIGHTS } from '../../price/priced.js';
import type { PaperConnectionRows } from '../paper-connection.js';
import { PaperConnection } from '../paper-connection.type.js';
import { InstitutionCount, PaperFacets, TopicCount } from './facets.type.js';
import { Topic } from '../../topic/topic.type.js';

@Resolver(() => PaperConnection)
export class PaperFacetsResolver {
  @Priced({ weight: WEIGHTS.facets })
  @FieldResolver(() => PaperFacets, {
    description: 'Counts over the whole filtered list; they cost nothing unless asked.',
  })
  facets(@Root() connection: Pick<PaperConnectionRows, 'facets'>) {
    return connection.facets;
  }
}

/** The lists that have no bound of their own. */
@Resolver(() => PaperFacets)
export class LongFacetsResolver {
  @FieldResolver(() => [TopicCount])
  topics(@Root() { topics }: FacetRows, @Ctx() { pace }: Context) {
    return pace.deliverList(topics);
  }

  @FieldResolver(() => [InstitutionCount])
  institutions(@Root() { institutions }: FacetRows, @Ctx() { pace }: Context) {
    return pace.deliverList(institutions);
  }
}

@Resolver(() => TopicCount)
export class TopicCountResolver {
  @FieldResolver(() => Topic, { nullable: true, description: 'Null for papers without a topic.' })
  topic(@Root() { key }: FacetRow<number | null>, @Ctx() { loaders }: Context) {
    return key === null ? null : loaders.topicById.load(key);
  }
}

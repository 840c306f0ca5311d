import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { FacetRow, FacetRows } from '../../../store/papers/paper-facets.js';
import { pageSize } from '../../connection/page-arguments.js';
import type { Context } from '../../context.js';
import { Priced, WEIGHTS } from '../../price/priced.js';
import type { PaperConnectionRows } from '../paper-connection.js';
import { PaperConnection } from '../paper-connection.type.js';
import { AuthorCount, InstitutionCount, PaperFacets, TopicCount } from './facets.type.js';
import type { Facets } from './list-facets.js';
import { Topic } from '../../topic/topic.type.js';

/** What an explicit null stands for. */
const USUAL_SIZE = 10;

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

@Resolver(() => PaperFacets)
export class AuthorFacetsResolver {
  @Priced({ weight: WEIGHTS.facets })
  @FieldResolver(() => [AuthorCount], {
    description: 'Who wrote most of the list, most papers first, of equals by name.',
  })
  async authors(
    @Root() { readAuthors }: Facets,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: USUAL_SIZE,
      description: 'At most so many: 1 to 100, unless the service sets another limit.',
    })
    first: number | null,
    @Ctx() { loaders, limits }: Context,
  ) {
    const rows = await readAuthors(pageSize('first', first ?? USUAL_SIZE, limits));
    const found = await Promise.all(rows.map(({ authorId }) => loaders.authorById.load(authorId)));
    return rows.flatMap(({ count }, place) => {
      const author = found[place];
      return author ? [{ author, count }] : [];
    });
  }
}

@Resolver(() => TopicCount)
export class TopicCountResolver {
  @FieldResolver(() => Topic, { nullable: true, description: 'Null for papers without a topic.' })
  topic(@Root() { key }: FacetRow<number | null>, @Ctx() { loaders }: Context) {
    return key === null ? null : loaders.topicById.load(key);
  }
}

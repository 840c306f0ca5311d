import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Named, NamedCountRow } from '../../../store/papers/named-by-papers.js';
import type { FacetRow, FacetRows } from '../../../store/papers/paper-facets.js';
import { pageSize } from '../../connection/page-arguments.js';
import type { Context } from '../../context.js';
import { Priced, WEIGHTS } from '../../price/priced.js';
import type { PaperConnectionRows } from '../paper-connection.js';
import { PaperConnection } from '../paper-connection.type.js';
import {
  AffiliatedInstitutionCount,
  AuthorCount,
  InstitutionCount,
  PaperFacets,
  TopicCount,
  VenueCount,
} from './facets.type.js';
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

/** How many are asked for. */
const FirstOf = () =>
  Arg('first', () => Int, {
    nullable: true,
    defaultValue: USUAL_SIZE,
    description: 'At most so many: 1 to 100, unless the service sets another limit.',
  });

@Resolver(() => PaperFacets)
export class NamedFacetsResolver {
  @Priced({ weight: WEIGHTS.facets })
  @FieldResolver(() => [AuthorCount], {
    description: 'Who wrote most of the list, most papers first, of equals by name.',
  })
  async authors(@Root() facets: Facets, @FirstOf() first: number | null, @Ctx() context: Context) {
    const rows = await readNamed(facets, 'authors', first, context);
    return withNodes(rows, 'author', ({ id }) => context.loaders.authorById.load(id));
  }

  @Priced({ weight: WEIGHTS.facets })
  @FieldResolver(() => [VenueCount], {
    description: 'Where most of the list appeared, most papers first, of equals by name.',
  })
  async venues(@Root() facets: Facets, @FirstOf() first: number | null, @Ctx() context: Context) {
    const rows = await readNamed(facets, 'venues', first, context);
    return withNodes(rows, 'venue', ({ id }) => context.loaders.venueById.load(Number(id)));
  }

  @Priced({ weight: WEIGHTS.facets })
  @FieldResolver(() => [AffiliatedInstitutionCount], {
    description: 'Which institutions most of the list name, most papers first, of equals by name.',
  })
  async affiliatedInstitutions(
    @Root() facets: Facets,
    @FirstOf() first: number | null,
    @Ctx() context: Context,
  ) {
    const rows = await readNamed(facets, 'institutions', first, context);
    return withNodes(rows, 'institution', ({ id }) => context.loaders.institutionById.load(Number(id)));
  }
}

function readNamed(
  facets: Facets,
  named: Named,
  first: number | null,
  { limits }: Context,
): Promise<NamedCountRow[]> {
  return facets.readNamed({ named, first: pageSize('first', first ?? USUAL_SIZE, limits) });
}

/** The counts with what they are of, under the name of the field; one that is gone in between is left out. */
async function withNodes(
  rows: readonly NamedCountRow[],
  field: 'author' | 'venue' | 'institution',
  load: (row: NamedCountRow) => Promise<object | null>,
): Promise<object[]> {
  const found = await Promise.all(rows.map(load));
  return rows.flatMap(({ count }, place) => {
    const node = found[place];
    return node ? [{ [field]: node, count }] : [];
  });
}

@Resolver(() => TopicCount)
export class TopicCountResolver {
  @FieldResolver(() => Topic, { nullable: true, description: 'Null for papers without a topic.' })
  topic(@Root() { key }: FacetRow<number | null>, @Ctx() { loaders }: Context) {
    return key === null ? null : loaders.topicById.load(key);
  }
}

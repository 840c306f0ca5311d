import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { VenueRow } from '../../store/bodies/venue-store.js';
import { keyArgument } from '../check-text.js';
import { NamedListArgs } from '../connection/named.args.js';
import type { Context } from '../context.js';
import { encodeGlobalId } from '../node/global-id.js';
import type { PaperFields, PaperWith } from '../paper/paper-columns.js';
import { PaperConnection } from '../paper/paper-connection.type.js';
import { PaperListArgs } from '../paper/paper.args.js';
import { papersOfBody } from '../paper/paper.lists.js';
import { Paper } from '../paper/paper.type.js';
import type { VersionRow } from '../../store/papers/paper-versions.js';
import { Priced, WEIGHTS } from '../price/priced.js';
import { Version } from '../paper/versions/version.type.js';
import { VenueConnection } from './venue-connection.type.js';
import { allVenues } from './venue.lists.js';
import { Venue } from './venue.type.js';

@Resolver()
export class VenueQueryResolver {
  @Query(() => Venue, { nullable: true, description: 'The venue with this slug; null where there is none.' })
  venue(
    @Arg('slug', () => String, { description: 'Such as `journal-of-applied-ecology`.' }) slug: string,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.venueBySlug.load(keyArgument('slug', slug));
  }

  @Priced({ weight: WEIGHTS.names })
  @Query(() => VenueConnection, { description: 'All venues, by name.' })
  venues(@Args(() => NamedListArgs) args: NamedListArgs, @Ctx() context: Context) {
    return allVenues(context, args);
  }
}

@Resolver(() => Venue)
export class VenueResolver {
  @FieldResolver(() => ID, { description: 'For `node(id:)`.' })
  id(@Root() venue: VenueRow) {
    return encodeGlobalId({ type: 'Venue', key: venue.slug });
  }

  @FieldResolver(() => PaperConnection, {
    description: 'Papers that appeared there, newest first unless asked otherwise.',
  })
  papers(
    @Root() venue: VenueRow,
    @Args(() => PaperListArgs) args: PaperListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return papersOfBody(context, 'venue', venue, { args, info });
  }
}

@Resolver(() => Paper)
export class PaperVenueResolver implements PaperFields<keyof PaperVenueResolver> {
  @FieldResolver(() => Venue, {
    nullable: true,
    description: 'Where it appeared; null for a preprint, and where no source tells.',
  })
  venue(@Root() paper: PaperWith, @Ctx() { loaders }: Context) {
    return loaders.venueByPaperId.load(paper.id);
  }
}

@Resolver(() => Version)
export class VersionVenueResolver {
  @FieldResolver(() => Venue, {
    nullable: true,
    description: 'Where the published version appeared; null for a preprint, and where no source tells.',
  })
  venue(@Root() { label, paperId }: VersionRow, @Ctx() { loaders }: Context) {
    return label === 'published' ? loaders.venueByPaperId.load(paperId) : null;
  }
}

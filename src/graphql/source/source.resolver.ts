import { Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type ListingRow, type SourceRow, readStatistics } from '../../store/sources/source-store.js';
import { Author } from '../author/author.type.js';
import { ForwardArgs } from '../connection/page.args.js';
import type { Context } from '../context.js';
import { encodeGlobalId } from '../node/global-id.js';
import { Priced, WEIGHTS } from '../price/priced.js';
import { Paper } from '../paper/paper.type.js';
import { ListingConnection } from './listing-connection.type.js';
import { Listing } from './listing.type.js';
import { SourceConnection } from './source-connection.type.js';
import { allSources, listingsOfSource } from './source.lists.js';
import { Source } from './source.type.js';
import { Statistics } from './statistics.type.js';

@Resolver()
export class SourceQueryResolver {
  @Query(() => SourceConnection, {
    description: 'The documents that the store was loaded from, in the order of precedence.',
  })
  sources(@Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    return allSources(context, args);
  }

  @Priced({ weight: WEIGHTS.statistics })
  @Query(() => Statistics, { description: 'How much the store holds.' })
  statistics(@Ctx() { runner }: Context) {
    return readStatistics(runner);
  }
}

@Resolver(() => Source)
export class SourceResolver {
  @FieldResolver(() => ID, { description: 'For `node(id:)`.' })
  id(@Root() source: SourceRow) {
    return encodeGlobalId({ type: 'Source', key: source.name });
  }

  @FieldResolver(() => Author, {
    nullable: true,
    description: 'The person whose page it is; null where it is nobody’s.',
  })
  owner(@Root() { ownerId }: SourceRow, @Ctx() { loaders }: Context) {
    return ownerId === null ? null : loaders.authorById.load(ownerId);
  }

  @FieldResolver(() => ListingConnection, {
    description: 'Its entries in the order of the page; of a bulk file as its records were first seen.',
  })
  listings(@Root() source: SourceRow, @Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    return listingsOfSource(context, source, args);
  }
}

@Resolver(() => Listing)
export class ListingResolver {
  @FieldResolver(() => Source, { description: 'The document.' })
  source(@Root() { sourceId }: ListingRow, @Ctx() { loaders }: Context) {
    return loaders.sourceById.load(sourceId);
  }

  @FieldResolver(() => Paper, { description: 'The paper that the entry is of.' })
  paper(@Root() { paperId }: ListingRow, @Ctx() { loaders }: Context) {
    return loaders.paperById.load(paperId);
  }
}

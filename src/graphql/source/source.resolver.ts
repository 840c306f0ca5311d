import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { ListingRow, SourceRow } from '../../store/sources/source-store.js';
import type { Context } from '../context.js';
import { encodeGlobalId } from '../node/global-id.js';
import { Author } from '../author/author.type.js';
import { Listing } from './listing.type.js';
import { Source } from './source.type.js';

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
}

@Resolver(() => Listing)
export class ListingResolver {
  @FieldResolver(() => Source, { description: 'The document.' })
  source(@Root() { sourceId }: ListingRow, @Ctx() { loaders }: Context) {
    return loaders.sourceById.load(sourceId);
  }
}

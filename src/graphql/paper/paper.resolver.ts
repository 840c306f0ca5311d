import { Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { PaperRow } from '../../store/papers/paper-store.js';
import type { Context } from '../context.js';
import { authorsOfPaper } from '../connection/connections.js';
import { encodeGlobalId } from '../node/global-id.js';
import { PaperAuthorConnection } from '../connection/connections.type.js';
import { Identifier } from './identifier.type.js';
import { ForwardArgs } from '../connection/list.args.js';
import { Listing } from '../source/listing.type.js';
import { Paper } from './paper.type.js';
import { Topic } from '../topic/topic.type.js';

@Resolver(() => Paper)
export class PaperResolver {
  @FieldResolver(() => ID, { description: 'For `node(id:)`.' })
  id(@Root() paper: PaperRow) {
    return encodeGlobalId({ type: 'Paper', key: paper.slug });
  }

  @FieldResolver(() => Topic, { nullable: true, description: 'The topic that the source prints first.' })
  primaryTopic(@Root() { primaryTopicId }: PaperRow, @Ctx() { loaders }: Context) {
    return primaryTopicId === null ? null : loaders.topicById.load(primaryTopicId);
  }

  @FieldResolver(() => [Topic], { description: 'All its topics, the primary one first.' })
  topics(@Root() paper: PaperRow, @Ctx() { loaders }: Context) {
    return loaders.topicsByPaperId.load(paper.id);
  }

  @FieldResolver(() => PaperAuthorConnection, {
    description:
      'In byline order. Persons known to be authors though the byline is cut come last, without a position.',
  })
  authors(@Root() paper: PaperRow, @Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    return authorsOfPaper(context, paper.id, args);
  }

  @FieldResolver(() => [Identifier], {
    description: 'What names it elsewhere, by scheme; empty where no source tells.',
  })
  identifiers(@Root() paper: PaperRow, @Ctx() { loaders }: Context) {
    return loaders.identifiersByPaperId.load(paper.id);
  }

  @FieldResolver(() => [Listing], {
    description: 'Where it was seen, and what each source said of it, in order of precedence.',
  })
  listings(@Root() paper: PaperRow, @Ctx() { loaders }: Context) {
    return loaders.listingsByPaperId.load(paper.id);
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, ID, Info, Resolver, Root } from 'type-graphql';
import type { TopicRow } from '../../store/topics/topic-store.js';
import type { Context } from '../context.js';
import { authorsOfTopic, papersOfTopic } from '../connection/connections.js';
import { encodeGlobalId } from '../node/global-id.js';
import { PaperConnection, TopicAuthorConnection } from '../connection/connections.type.js';
import { ForwardArgs, PaperListArgs } from '../connection/list.args.js';
import { Topic } from './topic.type.js';

@Resolver(() => Topic)
export class TopicResolver {
  @FieldResolver(() => ID, { description: 'For `node(id:)`.' })
  id(@Root() topic: TopicRow) {
    return encodeGlobalId({ type: 'Topic', key: topic.code });
  }

  @FieldResolver(() => PaperConnection, { description: 'Its papers, newest first unless asked otherwise.' })
  papers(
    @Root() topic: TopicRow,
    @Args(() => PaperListArgs) args: PaperListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return papersOfTopic(context, topic, args, info);
  }

  @FieldResolver(() => TopicAuthorConnection, {
    description: 'Authors with papers in this topic, most first.',
  })
  authors(@Root() topic: TopicRow, @Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    return authorsOfTopic(context, topic.id, args);
  }
}

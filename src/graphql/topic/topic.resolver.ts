import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { TopicRow } from '../../store/topics/topic-store.js';
import { TopicAuthorConnection } from '../author/author-connection.type.js';
import { authorsOfTopic } from '../author/author.lists.js';
import { ForwardArgs } from '../connection/page.args.js';
import { keyArgument } from '../check-text.js';
import type { Context } from '../context.js';
import { encodeGlobalId } from '../node/global-id.js';
import { PaperConnection } from '../paper/paper-connection.type.js';
import { PaperListArgs } from '../paper/paper.args.js';
import { papersOfTopic } from '../paper/paper.lists.js';
import { TopicConnection } from './topic-connection.type.js';
import { TopicListArgs } from './topic.args.js';
import { allTopics } from './topic.lists.js';
import { Topic } from './topic.type.js';

@Resolver()
export class TopicQueryResolver {
  @Query(() => Topic, { nullable: true, description: 'The topic with this code; null where there is none.' })
  topic(
    @Arg('code', () => String, {
      description: 'The full code (`cs.LG`) or, where only one topic bears it, the label (`LG`).',
    })
    code: string,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.topicByCode.load(keyArgument('code', code));
  }

  @Query(() => TopicConnection, { description: 'All topics, by code unless asked otherwise.' })
  topics(@Args(() => TopicListArgs) args: TopicListArgs, @Ctx() context: Context) {
    return allTopics(context, args);
  }
}

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

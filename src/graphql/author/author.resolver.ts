import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, ID, Info, Resolver, Root } from 'type-graphql';
import type { AuthorMetricsRow, AuthorRow } from '../../store/authors/author-store.js';
import type { AuthorTopicRow } from '../../store/topics/topic-store.js';
import type { Context } from '../context.js';
import { papersOfAuthor } from '../connection/connections.js';
import { encodeGlobalId } from '../node/global-id.js';
import { AuthorMetrics, AuthorTopic } from './author-metrics.type.js';
import { Author } from './author.type.js';
import { PaperConnection } from '../connection/connections.type.js';
import { PaperListArgs } from '../connection/list.args.js';
import { Source } from '../source/source.type.js';
import { Topic } from '../topic/topic.type.js';

@Resolver(() => Author)
export class AuthorResolver {
  @FieldResolver(() => ID, { description: 'For `node(id:)`.' })
  id(@Root() author: AuthorRow) {
    return encodeGlobalId({ type: 'Author', key: author.slug });
  }

  @FieldResolver(() => [String], { description: 'Every spelling seen, the name itself first.' })
  nameVariants(@Root() author: AuthorRow, @Ctx() { loaders }: Context) {
    return loaders.spellingsByAuthorId.load(author.id);
  }

  @FieldResolver(() => PaperConnection, { description: 'Their papers, newest first unless asked otherwise.' })
  papers(
    @Root() author: AuthorRow,
    @Args(() => PaperListArgs) args: PaperListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return papersOfAuthor(context, author, args, info);
  }

  @FieldResolver(() => [AuthorTopic], { description: 'The topics of their papers, the one with most first.' })
  topics(@Root() author: AuthorRow, @Ctx() { loaders }: Context) {
    return loaders.topicsByAuthorId.load(author.id);
  }

  @FieldResolver(() => AuthorMetrics, {
    nullable: true,
    description: 'The newest figures that a profile page states.',
  })
  async metrics(@Root() author: AuthorRow, @Ctx() { loaders }: Context) {
    return (await loaders.metricsByAuthorId.load(author.id))[0];
  }

  @FieldResolver(() => [AuthorMetrics], {
    description: 'All figures that profile pages have stated, newest first.',
  })
  metricsHistory(@Root() author: AuthorRow, @Ctx() { loaders }: Context) {
    return loaders.metricsByAuthorId.load(author.id);
  }
}

@Resolver(() => AuthorTopic)
export class AuthorTopicResolver {
  @FieldResolver(() => Topic, { description: 'The topic.' })
  topic(@Root() topic: AuthorTopicRow) {
    return topic;
  }
}

@Resolver(() => AuthorMetrics)
export class AuthorMetricsResolver {
  @FieldResolver(() => Topic, { nullable: true, description: "The person's field." })
  field(@Root() { fieldTopicId }: AuthorMetricsRow, @Ctx() { loaders }: Context) {
    return fieldTopicId === null ? null : loaders.topicById.load(fieldTopicId);
  }

  @FieldResolver(() => Source, { description: 'The page that states them.' })
  source(@Root() { sourceId }: AuthorMetricsRow, @Ctx() { loaders }: Context) {
    return loaders.sourceById.load(sourceId);
  }
}

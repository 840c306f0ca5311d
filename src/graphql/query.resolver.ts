import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { readStatistics } from '../store/sources/source-store.js';
import type { Context } from './context.js';
import { findNode, findNodes } from './node/find-node.js';
import { allAuthors, allPapers, allSources, allTopics } from './connection/connections.js';
import { Author } from './author/author.type.js';
import {
  AuthorConnection,
  PaperConnection,
  SourceConnection,
  TopicConnection,
} from './connection/connections.type.js';
import { AuthorListArgs, ForwardArgs, PaperListArgs, TopicListArgs } from './connection/list.args.js';
import { Node } from './node/node.type.js';
import { Paper } from './paper/paper.type.js';
import { Statistics } from './source/statistics.type.js';
import { Topic } from './topic/topic.type.js';

@Resolver()
export class QueryResolver {
  @Query(() => Node, { nullable: true, description: 'The object with this id; null where nothing has it.' })
  node(
    @Arg('id', () => ID, { description: 'As some `id` field gave it.' }) id: string,
    @Ctx() context: Context,
  ) {
    return findNode(context, id, 'id');
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'The objects with these ids, in the order asked; null where nothing has the id.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'At most 500, as `id` fields gave them.' }) ids: string[],
    @Ctx() context: Context,
  ) {
    return findNodes(context, ids, 'ids');
  }

  @Query(() => Paper, { nullable: true, description: 'The paper with this slug; null where there is none.' })
  paper(
    @Arg('slug', () => String, { description: 'Such as `language-modeling-is-compression`.' }) slug: string,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.paperBySlug.load(slug);
  }

  @Query(() => Author, {
    nullable: true,
    description: 'The author with this slug; null where there is none.',
  })
  author(
    @Arg('slug', () => String, { description: 'Such as `tim-genewein`.' }) slug: string,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.authorBySlug.load(slug);
  }

  @Query(() => Topic, { nullable: true, description: 'The topic with this code; null where there is none.' })
  topic(
    @Arg('code', () => String, {
      description: 'The full code (`cs.LG`) or, where only one topic bears it, the label (`LG`).',
    })
    code: string,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.topicByCode.load(code);
  }

  @Query(() => PaperConnection, { description: 'All papers, newest first unless asked otherwise.' })
  papers(
    @Args(() => PaperListArgs) args: PaperListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return allPapers(context, args, info);
  }

  @Query(() => AuthorConnection, { description: 'All authors, by name unless asked otherwise.' })
  authors(@Args(() => AuthorListArgs) args: AuthorListArgs, @Ctx() context: Context) {
    return allAuthors(context, args);
  }

  @Query(() => TopicConnection, { description: 'All topics, by code unless asked otherwise.' })
  topics(@Args(() => TopicListArgs) args: TopicListArgs, @Ctx() context: Context) {
    return allTopics(context, args);
  }

  @Query(() => SourceConnection, {
    description: 'The documents that the store was loaded from, in the order of precedence.',
  })
  sources(@Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    return allSources(context, args);
  }

  @Query(() => Statistics, { description: 'How much the store holds.' })
  statistics(@Ctx() { reader }: Context) {
    return readStatistics(reader);
  }
}

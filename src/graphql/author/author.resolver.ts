import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { AuthorMetricsRow, AuthorRow } from '../../store/authors/author-store.js';
import type { AuthorTopicRow } from '../../store/topics/topic-store.js';
import { personKey } from '../../text/identifier.js';
import { keyArgument } from '../check-text.js';
import type { Context } from '../context.js';
import { encodeGlobalId } from '../node/global-id.js';
import { IdentifierInput } from '../paper/identifiers/identifier.input.js';
import { Identifier } from '../paper/identifiers/identifier.type.js';
import { PaperConnection } from '../paper/paper-connection.type.js';
import { PaperListArgs } from '../paper/paper.args.js';
import { papersOfAuthor } from '../paper/paper.lists.js';
import { Source } from '../source/source.type.js';
import { Topic } from '../topic/topic.type.js';
import { AuthorConnection } from './author-connection.type.js';
import { AuthorMetrics, AuthorTopic } from './author-metrics.type.js';
import { personNameOf } from './person-name.js';
import { AuthorListArgs } from './author.args.js';
import { allAuthors } from './author.lists.js';
import { Author } from './author.type.js';

@Resolver()
export class AuthorQueryResolver {
  @Query(() => Author, {
    nullable: true,
    description: 'The author with this slug; null where there is none.',
  })
  author(
    @Arg('slug', () => String, { description: 'Such as `tim-genewein`.' }) slug: string,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.authorBySlug.load(keyArgument('slug', slug));
  }

  @Query(() => Author, {
    nullable: true,
    description:
      'The author with this ORCID iD or other identifier of a person; null where nobody has it, and for a value that is none of its scheme.',
  })
  authorByIdentifier(
    @Arg('identifier', () => IdentifierInput, { description: 'In any usual form.' })
    identifier: IdentifierInput,
    @Ctx() { loaders }: Context,
  ) {
    const key = personKey(identifier);
    return key === null ? null : loaders.authorByIdentifier.load(key);
  }

  @Query(() => AuthorConnection, { description: 'All authors, by name unless asked otherwise.' })
  authors(@Args(() => AuthorListArgs) args: AuthorListArgs, @Ctx() context: Context) {
    return allAuthors(context, args);
  }
}

@Resolver(() => Author)
export class AuthorResolver {
  @FieldResolver(() => ID, { description: 'For `node(id:)`.' })
  id(@Root() author: AuthorRow) {
    return encodeGlobalId({ type: 'Author', key: author.slug });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'With its particles, such as `von Oswald`: as sources state it, or else read from the name. Null for organisations, and for names of one word.',
  })
  familyName(@Root() author: AuthorRow) {
    return personNameOf(author).family;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Given names and initials; null for organisations, and for names of one word.',
  })
  givenName(@Root() author: AuthorRow) {
    return personNameOf(author).given;
  }

  @FieldResolver(() => [Identifier], {
    description: 'What names the person elsewhere, as sources print it: ORCID iD, OpenAlex author.',
  })
  identifiers(@Root() author: AuthorRow, @Ctx() { loaders }: Context) {
    return loaders.identifiersByAuthorId.load(author.id);
  }

  @FieldResolver(() => [String], {
    description: 'Every spelling seen, each once: the name itself first, then the most frequent.',
  })
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

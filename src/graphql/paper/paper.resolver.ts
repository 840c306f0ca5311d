import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { publicationType } from '../../text/publication-types.js';
import { datePrecision, publicationYear } from '../../text/partial-date.js';
import { PaperAuthorConnection } from '../author/author-connection.type.js';
import { authorsOfPaper } from '../author/author.lists.js';
import { ForwardArgs } from '../connection/page.args.js';
import { keyArgument } from '../check-text.js';
import type { Context } from '../context.js';
import { encodeGlobalId } from '../node/global-id.js';
import { Listing } from '../source/listing.type.js';
import { Topic } from '../topic/topic.type.js';
import { Identifier } from './identifiers/identifier.type.js';
import type { PaperFields, PaperWith } from './paper-columns.js';
import { DatePrecisionEnum } from './date-precision.js';
import { PublicationTypeEnum } from './publication-type.js';
import { PaperConnection } from './paper-connection.type.js';
import { PaperListArgs } from './paper.args.js';
import { allPapers } from './paper.lists.js';
import { Paper } from './paper.type.js';
import { Version } from './versions/version.type.js';

@Resolver()
export class PaperQueryResolver {
  @Query(() => Paper, { nullable: true, description: 'The paper with this slug; null where there is none.' })
  paper(
    @Arg('slug', () => String, { description: 'Such as `language-modeling-is-compression`.' }) slug: string,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.paperBySlug.load(keyArgument('slug', slug));
  }

  @Query(() => PaperConnection, { description: 'All papers, newest first unless asked otherwise.' })
  papers(
    @Args(() => PaperListArgs) args: PaperListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return allPapers(context, args, info);
  }
}

@Resolver(() => Paper)
export class PaperResolver implements PaperFields<keyof PaperResolver> {
  @FieldResolver(() => ID, { description: 'For `node(id:)`.' })
  id(@Root() paper: PaperWith) {
    return encodeGlobalId({ type: 'Paper', key: paper.slug });
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'The year of publication, also where no source tells the day.',
  })
  publishedYear(@Root() paper: PaperWith<'publishedYear'>) {
    return publicationYear(paper);
  }

  @FieldResolver(() => DatePrecisionEnum, {
    nullable: true,
    description:
      'How much of the date is known; null where nothing is. `publishedOn` is null unless the day is known.',
  })
  publishedPrecision(@Root() paper: PaperWith<'publishedPrecision'>) {
    return datePrecision(paper);
  }

  @FieldResolver(() => PublicationTypeEnum, {
    nullable: true,
    description:
      'What it is; of one that was published after a preprint what it became. Null where no source tells.',
  })
  type(@Root() { publicationType: type }: PaperWith<'type'>) {
    return publicationType(type);
  }

  @FieldResolver(() => Topic, { nullable: true, description: 'The topic that the source prints first.' })
  primaryTopic(@Root() { primaryTopicId }: PaperWith<'primaryTopic'>, @Ctx() { loaders }: Context) {
    return primaryTopicId === null ? null : loaders.topicById.load(primaryTopicId);
  }

  @FieldResolver(() => [Topic], { description: 'All its topics, the primary one first.' })
  topics(@Root() paper: PaperWith, @Ctx() { loaders }: Context) {
    return loaders.topicsByPaperId.load(paper.id);
  }

  @FieldResolver(() => PaperAuthorConnection, {
    description:
      'In byline order. Persons known to be authors though the byline is cut come last, without a position.',
  })
  authors(@Root() paper: PaperWith, @Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    return authorsOfPaper(context, paper.id, args);
  }

  @FieldResolver(() => [Identifier], {
    description: 'What names it elsewhere, by scheme; empty where no source tells.',
  })
  identifiers(@Root() paper: PaperWith, @Ctx() { loaders }: Context) {
    return loaders.identifiersByPaperId.load(paper.id);
  }

  @FieldResolver(() => [Version], {
    description:
      'Preprint and published version of one work, oldest first; empty where no source gives an identifier.',
  })
  versions(@Root() paper: PaperWith, @Ctx() { loaders }: Context) {
    return loaders.versionsByPaperId.load(paper.id);
  }

  @FieldResolver(() => [Listing], {
    description: 'Where it was seen, and what each source said of it, in order of precedence.',
  })
  listings(@Root() paper: PaperWith, @Ctx() { loaders }: Context) {
    return loaders.listingsByPaperId.load(paper.id);
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, ArgsType, Args, Ctx, Field, Info, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Priced, WEIGHTS } from '../../price/priced.js';
import { PaperFilter } from '../paper-filter.input.js';
import { MOST_GIVEN, recommendedPapers } from './recommended-papers.js';
import { RelatedPaper } from './related-paper.type.js';

@ArgsType()
class RecommendArgs {
  @Field(() => [String], { description: `Papers by slug to be near to: 1 to ${MOST_GIVEN}.` })
  like!: string[];

  @Field(() => [String], {
    nullable: true,
    description: `Papers by slug to keep away from, at most ${MOST_GIVEN}; none of them may be among those of \`like\`.`,
  })
  unlike?: string[] | null;

  @Field(() => PaperFilter, { nullable: true, description: 'What each paper of the answer meets.' })
  filter?: PaperFilter | null;
}

@Resolver(() => RelatedPaper)
export class RecommendResolver {
  @Priced({ weight: WEIGHTS.recommend })
  @Query(() => [RelatedPaper], {
    description:
      'Papers near to all of several at once by text, authors, topics and citations, nearest first, each with what it has in common with any of them; none of those given. What is near to a paper of `unlike` is put down, and left out where it is at least twice as near to those. An error with the code BAD_USER_INPUT for a slug that is no paper’s.',
  })
  recommend(
    @Args(() => RecommendArgs) args: RecommendArgs,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: 20,
      description: 'At most so many: 1 to 100, unless the service sets another limit.',
    })
    first: number | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return recommendedPapers(context, { ...args, first }, info);
  }
}

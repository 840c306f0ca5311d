import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import type { RelatedRow } from '../../../store/papers/related-papers.js';
import type { Context } from '../../context.js';
import { Priced, WEIGHTS } from '../../price/priced.js';
import type { PaperFields, PaperWith } from '../paper-columns.js';
import { relatedPapers } from './related-papers.js';
import { Paper } from '../paper.type.js';
import { RelatedPaper } from './related-paper.type.js';

@Resolver(() => Paper)
export class RelatedResolver implements PaperFields<keyof RelatedResolver> {
  @Priced({ weight: WEIGHTS.related })
  @FieldResolver(() => [RelatedPaper], {
    description:
      'Papers near to this one by text, authors and topics, nearest first, each with its reasons; never the paper itself. `Query.recommend` goes by citations too.',
  })
  related(
    @Root() paper: PaperWith,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: 10,
      description: 'At most so many: 1 to 100, unless the service sets another limit.',
    })
    first: number | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return relatedPapers(context, paper, first, info);
  }
}

@Resolver(() => RelatedPaper)
export class RelatedPaperResolver {
  @FieldResolver(() => Paper, { description: 'The other paper.' })
  paper(@Root() related: RelatedRow) {
    return related;
  }
}

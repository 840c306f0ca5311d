import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import type { CitationNearness, NearPaperRow } from '../../store/citations/near-papers.js';
import { pageSize } from '../connection/page-arguments.js';
import { ForwardArgs } from '../connection/page.args.js';
import type { Context } from '../context.js';
import { enumOf } from '../enum-of.js';
import { PaperConnection } from '../paper/paper-connection.type.js';
import type { PaperFields, PaperWith } from '../paper/paper-columns.js';
import { PaperListArgs } from '../paper/paper.args.js';
import { papersCiting } from '../paper/paper.lists.js';
import { Paper } from '../paper/paper.type.js';
import { Priced, WEIGHTS } from '../price/priced.js';
import { referencesOfPaper } from './citation.lists.js';
import { CitationConnection, NearPaper } from './cited-work.type.js';

const CitationNearnessEnum = enumOf<CitationNearness>({
  name: 'CitationNearness',
  description: 'By what two papers are near.',
  values: { COUPLING: 'They cite the same works.', COCITATION: 'The same papers cite both.' },
});

@ArgsType()
class ReferenceArgs extends ForwardArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True for those that the store has, false for those that it lacks; all unless given.',
  })
  inStore?: boolean | null;
}

@Resolver(() => Paper)
export class CitationResolver implements PaperFields<keyof CitationResolver> {
  @FieldResolver(() => CitationConnection, {
    description:
      'What it cites, in the order of its list where a source keeps it. Also works that are not in the store.',
  })
  references(
    @Root() paper: PaperWith,
    @Args(() => ReferenceArgs) args: ReferenceArgs,
    @Ctx() context: Context,
  ) {
    return referencesOfPaper(context, paper.id, args);
  }

  @FieldResolver(() => PaperConnection, {
    description: 'Papers of this store that cite it, newest first unless asked otherwise.',
  })
  citedBy(
    @Root() paper: PaperWith,
    @Args(() => PaperListArgs) args: PaperListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return papersCiting(context, paper, args, info);
  }

  @FieldResolver(() => Int, {
    description: 'Citations by papers of this store: can be counted again by anyone.',
  })
  citationCount(@Root() paper: PaperWith, @Ctx() { loaders }: Context) {
    return loaders.citationCountByPaperId.load(paper.id);
  }

  @Priced({ weight: WEIGHTS.near })
  @FieldResolver(() => [NearPaper], {
    description:
      'Papers that share references with it (coupling) or that are cited together with it; those that share most first. Works that very many cite count only between papers that share rarer ones too; of the papers that cite it the newest 1,000 are read.',
  })
  nearByCitations(
    @Root() paper: PaperWith,
    @Arg('by', () => CitationNearnessEnum, {
      defaultValue: 'COUPLING',
      description: 'By what they are near.',
    })
    by: CitationNearness,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10, description: 'At most so many.' })
    first: number | null,
    @Ctx() { loaders, limits }: Context,
  ) {
    return loaders.nearByPaperId({ by, first: pageSize('first', first ?? 10, limits) }).load(paper.id);
  }
}

@Resolver(() => NearPaper)
export class NearPaperResolver {
  @FieldResolver(() => Paper, { description: 'The other paper.' })
  paper(@Root() { paperId }: NearPaperRow, @Ctx() { loaders }: Context) {
    return loaders.paperById.load(paperId);
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { InstitutionRow } from '../../store/bodies/institution-store.js';
import { keyArgument } from '../check-text.js';
import { NamedListArgs } from '../connection/named.args.js';
import type { Context } from '../context.js';
import { encodeGlobalId } from '../node/global-id.js';
import type { PaperFields, PaperWith } from '../paper/paper-columns.js';
import { PaperConnection } from '../paper/paper-connection.type.js';
import { PaperListArgs } from '../paper/paper.args.js';
import { papersOfBody } from '../paper/paper.lists.js';
import { Paper } from '../paper/paper.type.js';
import { Priced, WEIGHTS } from '../price/priced.js';
import { Affiliation } from '../paper/record/stated-facts.type.js';
import { type PaperAffiliation, institutionNamed } from './institution-named.js';
import { InstitutionConnection } from './institution-connection.type.js';
import { allInstitutions } from './institution.lists.js';
import { Institution } from './institution.type.js';

@Resolver()
export class InstitutionQueryResolver {
  @Query(() => Institution, {
    nullable: true,
    description: 'The institution with this slug; null where there is none.',
  })
  institution(
    @Arg('slug', () => String, { description: 'Such as `university-of-oslo`.' }) slug: string,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.institutionBySlug.load(keyArgument('slug', slug));
  }

  @Priced({ weight: WEIGHTS.names })
  @Query(() => InstitutionConnection, { description: 'All institutions, by name.' })
  institutions(@Args(() => NamedListArgs) args: NamedListArgs, @Ctx() context: Context) {
    return allInstitutions(context, args);
  }
}

@Resolver(() => Institution)
export class InstitutionResolver {
  @FieldResolver(() => ID, { description: 'For `node(id:)`.' })
  id(@Root() institution: InstitutionRow) {
    return encodeGlobalId({ type: 'Institution', key: institution.slug });
  }

  @FieldResolver(() => PaperConnection, {
    description: 'Papers that name it, newest first unless asked otherwise.',
  })
  papers(
    @Root() institution: InstitutionRow,
    @Args(() => PaperListArgs) args: PaperListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return papersOfBody(context, 'institution', institution, { args, info });
  }
}

@Resolver(() => Paper)
export class PaperInstitutionResolver implements PaperFields<keyof PaperInstitutionResolver> {
  @FieldResolver(() => [Institution], {
    description:
      'The institutions of its authors, in the order in which its sources name them, each once; `institutions` has them as printed.',
  })
  affiliatedInstitutions(@Root() paper: PaperWith, @Ctx() { loaders }: Context) {
    return loaders.institutionsByPaperId.load(paper.id);
  }
}

@Resolver(() => Affiliation)
export class AffiliationResolver {
  @FieldResolver(() => Institution, {
    nullable: true,
    description: 'The institution that the source takes it for; null where it takes it for none.',
  })
  async institution(@Root() { paperId, institutionName }: PaperAffiliation, @Ctx() { loaders }: Context) {
    return institutionName === null
      ? null
      : institutionNamed(institutionName, await loaders.institutionsByPaperId.load(paperId));
  }
}

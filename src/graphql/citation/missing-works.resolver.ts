import { Arg, Args, Ctx, Field, FieldResolver, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import {
  MOST_CITING_PAPERS,
  type MissingWorkRow,
  type PaperSet,
  missingWorks,
} from '../../store/citations/missing-works.js';
import {
  RETRACTED_ORDER,
  countRetractedWorks,
  retractedWorks,
} from '../../store/citations/retracted-works.js';
import { Connection } from '../connection/connection.js';
import { ForwardArgs } from '../connection/page.args.js';
import { checkFilter } from '../connection/check-filter.js';
import { pageRequest, pageSize } from '../connection/page-arguments.js';
import type { Context } from '../context.js';
import { userInputError } from '../errors/errors.js';
import { PaperFilter } from '../paper/paper-filter.input.js';
import { Paper } from '../paper/paper.type.js';
import { Priced, WEIGHTS } from '../price/priced.js';
import { CitationConnection, CitedWork, MissingWork } from './cited-work.type.js';

const MOST_SLUGS = 500;

@InputType('PaperSetInput', {
  description: 'Some papers: those that meet a filter, those of some slugs, or both.',
})
export class PaperSetInput {
  @Field(() => PaperFilter, { nullable: true, description: 'Which papers.' })
  filter?: PaperFilter | null;

  @Field(() => [String], { nullable: true, description: `Papers by slug, at most ${MOST_SLUGS}.` })
  papers?: string[] | null;
}

@Resolver(() => MissingWork)
export class MissingWorksResolver {
  @Priced({ weight: WEIGHTS.missing })
  @Query(() => [MissingWork], {
    description: `Works that papers of the set cite most and that the store lacks: what to read or import next. Of a set of more than ${MOST_CITING_PAPERS} papers the newest count.`,
  })
  async missingWorks(
    @Arg('in', () => PaperSetInput, { description: 'Whose references.' }) set: PaperSetInput,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'At most so many.' })
    first: number | null,
    @Ctx() { runner, pace, limits }: Context,
  ) {
    const most = pageSize('first', first, limits);
    return pace.deliverList(await missingWorks(runner, checkedSet(set), most));
  }

  @Priced({ weight: WEIGHTS.missing })
  @Query(() => CitationConnection, {
    description: 'Withdrawn papers that papers of the set cite; of all papers here unless given.',
  })
  retractedReferences(
    @Arg('in', () => PaperSetInput, { nullable: true, description: 'Whose references.' })
    given: PaperSetInput | null | undefined,
    @Args(() => ForwardArgs) args: ForwardArgs,
    @Ctx() { runner, pace, limits }: Context,
  ) {
    const set = checkedSet(given ?? {});
    const request = pageRequest(args, RETRACTED_ORDER, limits);
    return new Connection(
      { pace, order: RETRACTED_ORDER },
      async () => {
        const page = await retractedWorks(runner, set, request);
        return { ...page, rows: page.rows.map((row) => ({ ...row, intents: [] })) };
      },
      () => countRetractedWorks(runner, set),
    );
  }

  @FieldResolver(() => CitedWork, { description: 'The work.' })
  work(@Root() { workId, paperId, title, year }: MissingWorkRow) {
    return { workId, paperId, title, year };
  }

  @FieldResolver(() => [Paper], { description: 'Papers of the set that cite it: three of them, the newest.' })
  citedBy(@Root() { citedBy }: MissingWorkRow, @Ctx() { loaders }: Context) {
    return loaders.paperById.loadMany(citedBy);
  }
}

/** @throws BAD_USER_INPUT for a filter of too much, for too many slugs and for what can be none. */
function checkedSet({ filter: given, papers }: PaperSetInput): PaperSet {
  const filter = { ...given };
  checkFilter(filter);
  return { filter, slugs: checkSlugs(papers ?? null) };
}

/** @throws BAD_USER_INPUT, naming `in`, for too many slugs and for what can be none. */
function checkSlugs(slugs: readonly string[] | null): readonly string[] | null {
  if (slugs === null) return null;
  if (slugs.length > MOST_SLUGS)
    throw userInputError('in', `Argument "in" must name at most ${MOST_SLUGS} papers, got ${slugs.length}.`);
  if (slugs.some((slug) => slug.includes('\u0000')))
    throw userInputError('in', 'Argument "in" must name papers by slugs, got one with the character U+0000.');
  return slugs;
}

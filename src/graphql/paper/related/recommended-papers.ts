import type { GraphQLResolveInfo } from 'graphql';
import type { PaperConditions } from '../../../store/papers/paper-filter.js';
import {
  type RelatedRow,
  recommendedPapers as readRecommended,
} from '../../../store/papers/related-papers.js';
import { keyArgument } from '../../check-text.js';
import { checkFilter } from '../../connection/check-filter.js';
import { pageSize } from '../../connection/page-arguments.js';
import type { Context } from '../../context.js';
import { quote, userInputError } from '../../errors/errors.js';
import type { Delivered } from '../../limits/pace.js';
import { paperColumns } from '../paper-columns.js';

/** How many papers may be given to be near to, and how many to keep away from. */
export const MOST_GIVEN = 100;
/** What an explicit null stands for. */
const USUAL_SIZE = 20;

interface Asked {
  like: readonly string[];
  unlike?: readonly string[] | null;
  filter?: PaperConditions | null;
  first: number | null;
}

/**
 * The papers nearest to all of several.
 *
 * @throws BAD_USER_INPUT, naming the argument: too many papers, none to be near to, a slug that is nobody's, a paper that
 * is to be both, a filter of too much, and `first` out of range.
 */
export async function recommendedPapers(
  context: Context,
  { like, unlike, filter: given, first }: Asked,
  info: GraphQLResolveInfo,
): Promise<Delivered<RelatedRow>> {
  const { runner, pace, limits } = context;
  const filter = { ...given };
  checkFilter(filter);
  const query = {
    first: pageSize('first', first ?? USUAL_SIZE, limits),
    columns: paperColumns(info, ['paper']),
  };
  if (like.length === 0) throw userInputError('like', 'Argument "like" must name at least one paper.');
  const liked = await idsOf(context, 'like', like);
  const unliked = await idsOf(context, 'unlike', unlike ?? []);
  for (const [id, slug] of unliked)
    if (liked.has(id))
      throw userInputError(
        'unlike',
        `Argument "unlike" names a paper that "like" names too: ${quote(slug)}.`,
      );
  const taste = { like: [...liked.keys()], unlike: [...unliked.keys()], filter };
  return pace.deliverList(await readRecommended(runner, query, taste));
}

/** The slugs by the ids of their papers; former slugs lead to the papers that they were made one with. */
async function idsOf(
  { loaders }: Context,
  argument: 'like' | 'unlike',
  slugs: readonly string[],
): Promise<Map<string, string>> {
  if (slugs.length > MOST_GIVEN)
    throw userInputError(
      argument,
      `Argument "${argument}" may name ${MOST_GIVEN} papers, got ${slugs.length}.`,
    );
  const keys = slugs.map((slug) => keyArgument(argument, slug));
  const papers = await Promise.all(keys.map((slug) => loaders.paperBySlug.load(slug)));
  return new Map(
    papers.map((paper, place) => {
      const slug = keys[place] ?? '';
      if (paper === null)
        throw userInputError(
          argument,
          `Argument "${argument}" names a paper that is not here: ${quote(slug)}.`,
        );
      return [paper.id, slug];
    }),
  );
}

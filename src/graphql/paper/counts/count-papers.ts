import { type PaperCountRow, paperCounts } from '../../../store/papers/paper-counts.js';
import type { PaperDimension } from '../../../store/papers/paper-dimensions.js';
import type { PaperConditions } from '../../../store/papers/paper-filter.js';
import { checkFilter } from '../../connection/check-filter.js';
import type { Context } from '../../context.js';
import { userInputError } from '../../errors/errors.js';

/**
 * Papers that meet the filter, counted over one or two dimensions.
 *
 * @throws BAD_USER_INPUT, naming `by`: no dimension, more than two, or one twice; naming `filter`: see checkFilter; QUERY_TOO_COMPLEX:
 *   more pairs than an answer may have rows.
 */
export async function countPapersBy(
  { runner, pace, limits }: Context,
  by: readonly PaperDimension[],
  given: PaperConditions | null | undefined,
): Promise<readonly (PaperCountRow | Promise<PaperCountRow>)[]> {
  const filter = { ...given };
  checkDimensions(by);
  checkFilter(filter);
  return pace.deliverList(await paperCounts(runner, by, filter, limits.rows + 1));
}

function checkDimensions(by: readonly PaperDimension[]): void {
  if (by.length < 1 || by.length > 2) {
    throw userInputError('by', `Argument "by" must name one or two dimensions, got ${by.length}.`);
  }
  if (by[0] === by[1]) {
    throw userInputError('by', `Argument "by" must name two different dimensions, got ${by[0]} twice.`);
  }
}

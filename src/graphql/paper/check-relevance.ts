import { type PaperConditions, requiredText } from '../../store/papers/paper-filter.js';
import type { PaperOrder } from '../../store/order-fields.js';
import { userInputError } from '../errors/errors.js';

/**
 * Papers can be in the order of relevance only to a text.
 *
 * @throws BAD_USER_INPUT
 */
export function checkRelevance(order: PaperOrder, filter: PaperConditions): void {
  if (order.field !== 'RELEVANCE' || requiredText(filter) !== null) return;
  throw userInputError(
    'orderBy',
    'Argument "orderBy": the order RELEVANCE needs a text in "filter.text", got none.',
  );
}

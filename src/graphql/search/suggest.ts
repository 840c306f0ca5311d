import { type SuggestionRow, suggestions } from '../../store/search/suggest-store.js';
import { SEARCH_KINDS } from '../../store/search/search-kinds.js';
import { checkText } from '../check-text.js';
import type { Context } from '../context.js';
import { userInputError } from '../errors/errors.js';
import type { SuggestArgs } from './suggest.args.js';

/** Each word costs its time, and the text of a search box has few. */
const MOST_CHARACTERS = 200;

const SIZE = { least: 1, most: 50, default: 10 } as const;

/**
 * Completions for a search box.
 *
 * @throws BAD_USER_INPUT: a text that is too long or holds U+0000, or a number out of range.
 */
export function suggest({ runner }: Context, args: SuggestArgs): Promise<SuggestionRow[]> {
  checkText({ argument: 'prefix' }, args.prefix, MOST_CHARACTERS);
  const size = args.first ?? SIZE.default;
  if (size < SIZE.least || size > SIZE.most) {
    throw userInputError(
      'first',
      `Argument "first" must be between ${SIZE.least} and ${SIZE.most}, got ${size}.`,
    );
  }
  return suggestions(runner, { prefix: args.prefix, kinds: args.kinds ?? SEARCH_KINDS, size });
}

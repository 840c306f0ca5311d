import { ArgsType, Field } from 'type-graphql';
import { LONGEST_TEXT, checkText } from '../check-text.js';
import { ForwardArgs } from './page.args.js';

@ArgsType()
export class NamedListArgs extends ForwardArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Anywhere in the name that is shown, without regard to case and accents; at most 1,000 characters.',
  })
  nameContains?: string | null;
}

/**
 * The text that names are to hold; null where none is given.
 *
 * @throws BAD_USER_INPUT where it is too long, or holds U+0000
 */
export function nameArgument({ nameContains = null }: NamedListArgs): string | null {
  if (nameContains !== null) checkText({ argument: 'nameContains' }, nameContains, LONGEST_TEXT);
  return nameContains;
}

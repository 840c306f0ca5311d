import { ArgsType, Field } from 'type-graphql';
import { ForwardArgs } from '../connection/page.args.js';
import { SearchKindEnum } from './search-kind.enum.js';
import { SearchMatchEnum } from './search-match.enum.js';
import type { SearchKind, SearchMatch } from '../../store/search/search-kinds.js';

@ArgsType()
export class SearchArgs extends ForwardArgs {
  @Field(() => String, {
    description:
      'Web-search syntax: words, "a phrase", or, -not; at most 1,000 characters. A query without a word to find, such as one of exclusions or stop words alone, finds nothing.',
  })
  query!: string;

  @Field(() => [SearchKindEnum], {
    nullable: true,
    description: 'What to look for; everything unless given, nothing for an empty list.',
  })
  kinds?: SearchKind[] | null;

  @Field(() => SearchMatchEnum, {
    nullable: true,
    defaultValue: 'BEST',
    description: 'Whether papers that lack some of the words may follow those that have all.',
  })
  match?: SearchMatch | null;
}

import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../connection/page.args.js';
import { PaperFilter } from '../paper/paper-filter.input.js';
import { PaperOrder } from '../paper/paper-order.input.js';
import { SearchKindEnum } from './search-kind.enum.js';
import { SearchMatchEnum } from './search-match.enum.js';
import type { SearchKind, SearchMatch } from '../../store/search/search-kinds.js';

@ArgsType()
export class SearchArgs extends PageArgs {
  @Field(() => String, {
    description:
      'Web-search syntax: words, "a phrase", or, -not; at most 1,000 characters. A query without a word to find, such as one of exclusions or stop words alone, finds nothing.',
  })
  query!: string;

  @Field(() => [SearchKindEnum], {
    nullable: true,
    description:
      'What to look for; everything unless given, nothing for an empty list. With a filter, or in another order than that of relevance, papers alone: other kinds are then refused.',
  })
  kinds?: SearchKind[] | null;

  @Field(() => SearchMatchEnum, {
    nullable: true,
    defaultValue: 'BEST',
    description: 'Whether papers that lack some of the words may follow those that have all.',
  })
  match?: SearchMatch | null;

  @Field(() => PaperFilter, {
    nullable: true,
    description: 'Which papers; all unless given. Authors and topics meet no filter, so they are left out.',
  })
  filter?: PaperFilter | null;

  @Field(() => PaperOrder, {
    nullable: true,
    description:
      'The best first unless given. RELEVANCE is the score and needs no text in the filter; by anything else the same papers are put in that order, without authors and topics.',
  })
  orderBy?: PaperOrder | null;
}

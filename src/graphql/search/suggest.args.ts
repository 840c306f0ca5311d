import { ArgsType, Field, Int } from 'type-graphql';
import { SearchKindEnum } from './search-kind.enum.js';
import type { SearchKind } from '../../store/search/search-kinds.js';

@ArgsType()
export class SuggestArgs {
  @Field(() => String, {
    description:
      'What is typed so far, at most 200 characters: whole words, and the beginning of one. Without regard to case and accents.',
  })
  prefix!: string;

  @Field(() => [SearchKindEnum], {
    nullable: true,
    description: 'What to complete; everything unless given, nothing for an empty list.',
  })
  kinds?: SearchKind[] | null;

  @Field(() => Int, { nullable: true, defaultValue: 10, description: 'So many completions: 1 to 50.' })
  first?: number | null;
}

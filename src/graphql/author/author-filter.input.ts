import { Field, InputType } from 'type-graphql';
import type { AuthorConditions } from '../../store/authors/author-filter.js';
import type { OnlyConditions } from '../../store/conditions.js';
import { Priced, WEIGHTS } from '../price/priced.js';
import { IntRange } from '../connection/ranges.input.js';

@InputType('AuthorFilter', { description: 'Every condition given must hold.' })
export class AuthorFilter implements OnlyConditions<AuthorFilter, AuthorConditions> {
  @Priced({ weight: WEIGHTS.textFilter })
  @Field(() => String, {
    nullable: true,
    description: 'Anywhere in the name, without regard to case and accents; at most 1,000 characters.',
  })
  nameContains?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'With papers in any of these topics, by code or label.',
  })
  topics?: string[] | null;

  @Field(() => IntRange, { nullable: true, description: 'With so many papers here.' })
  paperCount?: IntRange | null;

  @Field(() => Boolean, { nullable: true, description: 'With, or without, figures of a profile page.' })
  hasMetrics?: boolean | null;
}

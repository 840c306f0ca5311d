import { Field, InputType } from 'type-graphql';
import type { SourceKind } from '../../terms.js';
import type { OnlyConditions } from '../../store/conditions.js';
import type { PublicationType } from '../../text/publication-types.js';
import type { PaperConditions } from '../../store/papers/paper-filter.js';
import { DateRange, DateTimeRange, IntRange } from '../connection/ranges.input.js';
import { Priced, WEIGHTS } from '../price/priced.js';
import { PublicationTypeEnum } from './publication-type.js';
import { SourceKindEnum } from '../source/source-kind.enum.js';

@InputType('PaperFilter', {
  description:
    'Every condition given must hold. What a paper has no value for meets no condition on it. At most 500 values in all, lists and parts included.',
})
export class PaperFilter implements OnlyConditions<PaperFilter, PaperConditions> {
  @Field(() => [PaperFilter], { nullable: true, description: 'All of these must hold.' })
  and?: PaperFilter[] | null;

  @Field(() => [PaperFilter], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  or?: PaperFilter[] | null;

  @Field(() => PaperFilter, { nullable: true, description: 'This must not hold.' })
  not?: PaperFilter | null;

  @Priced({ weight: WEIGHTS.textFilter })
  @Field(() => String, {
    nullable: true,
    description:
      'Web-search syntax over title, abstract and comment: words, "a phrase", or, -not. English stems, accents folded. At most 1,000 characters.',
  })
  text?: string | null;

  @Priced({ weight: WEIGHTS.textFilter })
  @Field(() => String, {
    nullable: true,
    description:
      'Anywhere in the first 500 characters of the title, without regard to case, accents, dashes, punctuation and TeX; at most 1,000 characters.',
  })
  titleContains?: string | null;

  @Field(() => DateRange, {
    nullable: true,
    description:
      'Published in this range. Where only the month or the year is known, all its days must be in the range.',
  })
  publishedOn?: DateRange | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Any of these topics, by code (`cs.LG`) or label (`LG`).',
  })
  topics?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Any of these authors, by slug.' })
  authors?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Any of these institutions, by slug or as printed.' })
  institutions?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Appeared in any of these venues, by slug.' })
  venues?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'With published code, or known to be without.' })
  hasCode?: boolean | null;

  @Field(() => IntRange, { nullable: true, description: 'So many authors in all.' })
  authorCount?: IntRange | null;

  @Field(() => [SourceKindEnum], { nullable: true, description: 'Listed by any of these kinds of source.' })
  sourceKinds?: SourceKind[] | null;

  @Field(() => [PublicationTypeEnum], { nullable: true, description: 'Of any of these types.' })
  types?: PublicationType[] | null;

  @Field(() => DateTimeRange, { nullable: true, description: 'First had by the store in this range.' })
  addedAt?: DateTimeRange | null;
}

import { Field, InputType, Int } from 'type-graphql';
import type { SourceKind } from '../../record.js';
import type { AuthorConditions } from '../../store/authors/author-filter.js';
import type { NumberRange, PaperConditions } from '../../store/papers/paper-filter.js';
import { DateScalar } from '../date-scalar.js';
import { SourceKindEnum } from './enums.js';

@InputType('DateRange', { description: 'A range of days. Both ends belong to it; an end left out is open.' })
export class DateRange {
  @Field(() => DateScalar, { nullable: true, description: 'The first day.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day.' })
  to?: string | null;
}

@InputType('IntRange', {
  description: 'A range of whole numbers. Both ends belong to it; an end left out is open.',
})
export class IntRange implements NumberRange {
  @Field(() => Int, { nullable: true, description: 'The least.' })
  min?: number | null;

  @Field(() => Int, { nullable: true, description: 'The greatest.' })
  max?: number | null;
}

@InputType('PaperFilter', {
  description: 'Every condition given must hold. What a paper has no value for meets no condition on it.',
})
export class PaperFilter implements PaperConditions {
  @Field(() => [PaperFilter], { nullable: true, description: 'All of these must hold.' })
  and?: PaperFilter[] | null;

  @Field(() => [PaperFilter], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  or?: PaperFilter[] | null;

  @Field(() => PaperFilter, { nullable: true, description: 'This must not hold.' })
  not?: PaperFilter | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Web-search syntax over title, abstract and comment: words, "a phrase", or, -not. English stems, accents folded.',
  })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Anywhere in the title, without regard to case and accents.',
  })
  titleContains?: string | null;

  @Field(() => DateRange, { nullable: true, description: 'Published in this range.' })
  publishedOn?: DateRange | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Any of these topics, by code (`cs.LG`) or label (`LG`).',
  })
  topics?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Any of these authors, by slug.' })
  authors?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Any of these institutions, as printed.' })
  institutions?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'With published code, or known to be without.' })
  hasCode?: boolean | null;

  @Field(() => IntRange, { nullable: true, description: 'So many authors in all.' })
  authorCount?: IntRange | null;

  @Field(() => [SourceKindEnum], { nullable: true, description: 'Listed by any of these kinds of source.' })
  sourceKinds?: SourceKind[] | null;
}

@InputType('AuthorFilter', { description: 'Every condition given must hold.' })
export class AuthorFilter implements AuthorConditions {
  @Field(() => String, {
    nullable: true,
    description: 'Anywhere in the name, without regard to case and accents.',
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

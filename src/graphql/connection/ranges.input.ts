import { Field, InputType, Int } from 'type-graphql';
import { DateScalar } from '../date-scalar.js';
import { DateTimeScalar } from '../date-time-scalar.js';

@InputType('DateRange', { description: 'A range of days. Both ends belong to it; an end left out is open.' })
export class DateRange {
  @Field(() => DateScalar, { nullable: true, description: 'The first day.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day.' })
  to?: string | null;
}

@InputType('DateTimeRange', {
  description: 'A range of moments. Both ends belong to it; an end left out is open.',
})
export class DateTimeRange {
  @Field(() => DateTimeScalar, { nullable: true, description: 'The first moment.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The last moment.' })
  to?: Date | null;
}

@InputType('IntRange', {
  description: 'A range of whole numbers. Both ends belong to it; an end left out is open.',
})
export class IntRange {
  @Field(() => Int, { nullable: true, description: 'The least.' })
  min?: number | null;

  @Field(() => Int, { nullable: true, description: 'The greatest.' })
  max?: number | null;
}

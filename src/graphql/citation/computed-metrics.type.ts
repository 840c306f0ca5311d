import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('MetricYear', { description: 'Figures of one year.' })
export class MetricYear {
  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => Int, { description: 'Papers of the year.' })
  paperCount!: number;

  @Field(() => Int, { description: 'Citations by papers of the year.' })
  citationCount!: number;
}

@ObjectType('ComputedMetrics', {
  description:
    'Figures of a person computed from the store, so that each can be followed to the papers that it counts.',
})
export class ComputedMetrics {
  @Field(() => Int, { description: 'Papers here.' })
  paperCount!: number;

  @Field(() => Int, { description: 'Citations of them by papers here.' })
  citationCount!: number;

  @Field(() => Int, { description: 'So many papers are cited at least so many times (Hirsch 2005).' })
  hIndex!: number;

  @Field(() => Int, { description: 'Papers that are cited at least ten times.' })
  i10Index!: number;

  @Field(() => [MetricYear], {
    description: 'By year, the earliest first; what has no year is in none of them.',
  })
  byYear!: MetricYear[];
}

import { Field, Int, ObjectType } from 'type-graphql';
import type { StatisticsRow } from '../../store/sources/source-store.js';

@ObjectType('Statistics', { description: 'How much the store holds.' })
export class Statistics implements StatisticsRow {
  @Field(() => Int, { description: 'Papers, each counted once however many sources list it.' })
  paperCount!: number;

  @Field(() => Int, { description: 'Persons, each counted once however their names are spelled.' })
  authorCount!: number;

  @Field(() => Int, { description: 'Topics that the sources name.' })
  topicCount!: number;

  @Field(() => Int, { description: 'Pairs of a paper and an author of it.' })
  authorshipCount!: number;

  @Field(() => Int, { description: 'Documents loaded.' })
  sourceCount!: number;
}

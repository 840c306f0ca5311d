import { Field, Int, ObjectType } from 'type-graphql';
import type { RetractionRow, StatedCountRow } from '../../../store/papers/stated-facts.js';
import { DateScalar } from '../../date-scalar.js';

@ObjectType('Retraction', { description: 'That a paper was withdrawn, as a source says.' })
export class Retraction implements Omit<RetractionRow, 'sourceId'> {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the notice; null where no source tells.',
  })
  noticedOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'In the words of the source, such as `This paper has been withdrawn due to an error`.',
  })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'The address of the notice.' })
  noticeUrl!: string | null;
}

@ObjectType('StatedCount', { description: 'How often a paper is cited, as a source states it.' })
export class StatedCount implements Omit<StatedCountRow, 'sourceId'> {
  @Field(() => Int, { description: 'As the source counts, also by works that are not in the store.' })
  count!: number;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the last change that the record of the source states.',
  })
  asOf!: string | null;
}

@ObjectType('Affiliation', { description: 'Where an author was when the paper was written.' })
export class Affiliation {
  @Field(() => String, {
    nullable: true,
    description: 'As the paper prints it; null where the source names the institution alone.',
  })
  asPrinted!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The institution that the source takes it for; null where it takes it for none.',
  })
  institutionName!: string | null;
}

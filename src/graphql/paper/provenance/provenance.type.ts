import { Field, ObjectType } from 'type-graphql';
import type { ProvenanceRow } from '../../../store/papers/provenance.js';
import { DateScalar } from '../../date-scalar.js';

@ObjectType('FieldProvenance', { description: 'Which source a value of a paper comes from.' })
export class FieldProvenance implements Omit<ProvenanceRow, 'sourceId'> {
  @Field(() => String, { description: 'The field of `Paper`, such as `publishedOn`.' })
  field!: string;

  @Field(() => DateScalar, {
    description:
      'The day that the source says it of: that of the last change which its record states, else that of its page, else the day on which it was last loaded.',
  })
  asOf!: string;
}

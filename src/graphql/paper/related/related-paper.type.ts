import { Field, Float, ObjectType } from 'type-graphql';
import type { RelatedRow } from '../../../store/papers/related-papers.js';
import type { RelatedReason } from '../../../store/papers/related-reasons.js';
import { enumOf } from '../../enum-of.js';

const RelatedReasonEnum = enumOf<RelatedReason>({
  name: 'RelatedReason',
  description: 'What makes a paper near to another.',
  values: {
    TEXT: 'It says words that tell the other paper from most.',
    AUTHORS: 'The two share an author.',
    TOPICS: 'The two share a topic.',
    COUPLING: 'The two cite a work that few others cite.',
    COCITATION: 'A paper cites both.',
    CITES: 'It cites the other paper.',
    CITED: 'The other paper cites it.',
  },
});

@ObjectType('RelatedPaper', { description: 'A paper near to another.' })
export class RelatedPaper implements Pick<RelatedRow, 'score' | 'reasons'> {
  @Field(() => Float, {
    description: 'From 0 to 1; greater is nearer. Comparable within one answer only.',
  })
  score!: number;

  @Field(() => [RelatedReasonEnum], { description: 'What the two have in common; at least one.' })
  reasons!: RelatedReason[];
}

import { Field, InputType } from 'type-graphql';
import { OrderInput } from '../connection/order.input.js';
import { enumOf } from '../enum-of.js';
import type { PaperOrderField, PaperOrder as PaperOrderValues } from '../../store/order-fields.js';

const PaperOrderFieldEnum = enumOf<PaperOrderField>({
  name: 'PaperOrderField',
  description: 'What a list of papers can be in the order of.',
  values: {
    PUBLISHED_ON: 'A month or a year counts as its first day where no source tells the day.',
    TITLE: 'The title, without regard to case, accents and punctuation.',
    AUTHOR_COUNT: 'How many authors the paper has in all.',
    COMMENT_COUNT: 'How many comments readers left.',
    CITATION_COUNT: 'How many papers of this store cite it; 0 where none does.',
    ADDED_AT: 'When the store first had it.',
    RELEVANCE:
      'How well the words of `filter.text` are met; needs that text. Measured for the newest 1,000 papers of the list; others count as least relevant.',
  },
});

@InputType('PaperOrder', {
  description: 'Ties and nulls have a fixed place: papers without a value come last, whichever direction.',
})
export class PaperOrder extends OrderInput implements PaperOrderValues {
  @Field(() => PaperOrderFieldEnum, { description: 'What the order goes by.' })
  field!: PaperOrderField;
}

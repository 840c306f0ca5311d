import { Field, Int, ObjectType } from 'type-graphql';
import type { LinkRow } from '../../../store/papers/paper-links.js';
import type { LinkKind } from '../../../text/links.js';
import { enumOf } from '../../enum-of.js';

export const LinkKindEnum = enumOf<LinkKind>({
  name: 'LinkKind',
  description: 'What is behind a link.',
  values: {
    PDF: 'The paper itself.',
    LANDING_PAGE: 'The page of the paper at a publisher or an archive.',
    CODE: 'A repository.',
    PROJECT: 'A page that the authors made of it.',
    DATASET: 'Data.',
    DISCUSSION: 'Where readers speak of it.',
  },
});

@ObjectType('Link', { description: 'Where a paper is, or something that belongs to it.' })
export class Link implements Omit<LinkRow, 'sourceId'> {
  @Field(() => String, { description: 'Absolute, `http` or `https`.' })
  url!: string;

  @Field(() => LinkKindEnum, { description: 'What is behind it.' })
  kind!: LinkKind;

  @Field(() => Int, { nullable: true, description: 'Stars of a code repository as the source states them.' })
  stars!: number | null;

  @Field(() => Boolean, {
    description:
      'Found in the text, not stated as a field: `https://github.com/…` in an abstract or comment.',
  })
  found!: boolean;
}

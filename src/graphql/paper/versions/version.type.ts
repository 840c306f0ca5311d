import { Field, ObjectType } from 'type-graphql';
import type { VersionRow } from '../../../store/papers/paper-versions.js';
import { DateScalar } from '../../date-scalar.js';
import { Identifier } from '../identifiers/identifier.type.js';

@ObjectType('Version', { description: 'A version of a work: its preprint, or what a publisher made of it.' })
export class Version implements Omit<VersionRow, 'paperId'> {
  @Field(() => String, { description: '`submitted` for a preprint, `published` for the other.' })
  label!: VersionRow['label'];

  @Field(() => DateScalar, { nullable: true, description: 'Null where no source tells the day.' })
  publishedOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The month or year, such as `2003-05` or `2003`, where no source tells the day.',
  })
  publishedIn!: string | null;

  @Field(() => [Identifier], { description: 'What names this version elsewhere; at least one.' })
  identifiers!: Identifier[];
}

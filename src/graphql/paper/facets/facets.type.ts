import { Institution } from '../../institution/institution.type.js';
import { Venue } from '../../venue/venue.type.js';
import { Author } from '../../author/author.type.js';
import type { PublicationType } from '../../../text/publication-types.js';
import { PublicationTypeEnum } from '../publication-type.js';
import { Field, Int, ObjectType } from 'type-graphql';

const COUNT = 'So many papers of the list.';

@ObjectType('YearCount', { description: 'Papers of one year.' })
export class YearCount {
  @Field(() => Int, {
    name: 'year',
    nullable: true,
    description: 'The year of publication; null for papers without a date.',
  })
  key!: number | null;

  @Field(() => Int, { description: COUNT })
  count!: number;
}

@ObjectType('TopicCount', { description: 'Papers of one topic; a paper of several counts under each.' })
export class TopicCount {
  @Field(() => Int, { description: COUNT })
  count!: number;
}

@ObjectType('InstitutionCount', {
  description: 'Papers of one institution; a paper of several counts under each.',
})
export class InstitutionCount {
  @Field(() => String, { name: 'institution', description: 'As printed.' })
  key!: string;

  @Field(() => Int, { description: COUNT })
  count!: number;
}

@ObjectType('BooleanCount', { description: 'Papers for which something is so, is not so, or is not known.' })
export class BooleanCount {
  @Field(() => Boolean, { name: 'value', nullable: true, description: 'Null where no source tells.' })
  key!: boolean | null;

  @Field(() => Int, { description: COUNT })
  count!: number;
}

@ObjectType('PublicationTypeCount', { description: 'Papers of one type.' })
export class PublicationTypeCount {
  @Field(() => PublicationTypeEnum, {
    name: 'type',
    nullable: true,
    description: 'What they are; null where no source tells.',
  })
  key!: PublicationType | null;

  @Field(() => Int, { description: COUNT })
  count!: number;
}

@ObjectType('AuthorCount', { description: 'Papers of one author.' })
export class AuthorCount {
  @Field(() => Author, { description: 'Who wrote them, alone or with others.' })
  author!: object;

  @Field(() => Int, { description: COUNT })
  count!: number;
}

@ObjectType('VenueCount', { description: 'Papers of one venue.' })
export class VenueCount {
  @Field(() => Venue, { description: 'Where they appeared.' })
  venue!: object;

  @Field(() => Int, { description: COUNT })
  count!: number;
}

@ObjectType('AffiliatedInstitutionCount', {
  description: 'Papers of one institution; a paper of several counts under each.',
})
export class AffiliatedInstitutionCount {
  @Field(() => Institution, { description: 'The institution, under whatever names they print it.' })
  institution!: object;

  @Field(() => Int, { description: COUNT })
  count!: number;
}

@ObjectType('PaperFacets', {
  description:
    'Counts over the whole filtered list, not only the page. Only what is asked is counted; a key without papers is left out.',
})
export class PaperFacets {
  @Field(() => [YearCount], { description: 'By year, newest first, papers without a date last.' })
  years!: YearCount[];

  @Field(() => [TopicCount], {
    description: 'By topic, most papers first, of equals by code; papers without a topic under null.',
  })
  topics!: TopicCount[];

  @Field(() => [InstitutionCount], {
    description: 'By institution, most papers first, of equals by name; papers without one are not counted.',
  })
  institutions!: InstitutionCount[];

  @Field(() => [BooleanCount], {
    description: 'By whether published code is known of: true, false and null, most papers first.',
  })
  hasCode!: BooleanCount[];

  @Field(() => [PublicationTypeCount], {
    description:
      'By type, most papers first, of equals by name; papers whose type no source tells under null.',
  })
  types!: PublicationTypeCount[];
}

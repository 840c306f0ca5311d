import { Field, ObjectType } from 'type-graphql';
import { enumOf } from '../../enum-of.js';
import { Paper } from '../paper.type.js';
import { Identifier } from './identifier.type.js';

export type ResolutionMiss = 'UNKNOWN' | 'MALFORMED' | 'WRONG_KIND' | 'CITED_ONLY';

export const ResolutionMissEnum = enumOf<ResolutionMiss>({
  name: 'ResolutionMiss',
  description: 'Why an identifier finds no paper.',
  values: {
    UNKNOWN: 'Well-formed, nothing here has it.',
    MALFORMED: 'No identifier of its scheme.',
    WRONG_KIND: 'Not of a paper, such as an ORCID iD.',
    CITED_ONLY: 'Known only as cited by papers here.',
  },
});

@ObjectType('Resolution', { description: 'What an identifier has led to.' })
export class Resolution {
  @Field(() => Paper, { nullable: true, description: 'The paper with it; null where there is none.' })
  paper!: object | null;

  @Field(() => ResolutionMissEnum, {
    nullable: true,
    description: 'Why there is no paper; null where there is one.',
  })
  miss!: ResolutionMiss | null;

  @Field(() => Identifier, {
    nullable: true,
    description: 'In normal form; null for what is no identifier of its scheme.',
  })
  normalized!: Identifier | null;
}

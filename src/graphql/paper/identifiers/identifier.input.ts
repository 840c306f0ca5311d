import { Field, InputType } from 'type-graphql';
import type { IdentifierScheme } from '../../../terms.js';
import { IdentifierSchemeEnum } from './identifier-scheme.enum.js';

@InputType('IdentifierInput', { description: 'What names a paper or a person elsewhere.' })
export class IdentifierInput {
  @Field(() => IdentifierSchemeEnum, {
    description: 'Who gave it. An ORCID iD names a person and finds no paper, a DOI no person.',
  })
  scheme!: IdentifierScheme;

  @Field(() => String, {
    description:
      'As found: with resolver, prefix and version (`https://arxiv.org/abs/2209.15618v3`, `doi:10.1234/ABC`) or without.',
  })
  value!: string;
}

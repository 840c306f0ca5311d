import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('NameAmbiguity', {
  description:
    'Who else bears the name. Where there is more than one, an authorship without identifiers may be another’s.',
})
export class NameAmbiguity {
  @Field(() => Int, { description: 'Persons here who bear this name, this one included.' })
  namesakeCount!: number;
}

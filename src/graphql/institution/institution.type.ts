import { Field, ObjectType } from 'type-graphql';
import type { InstitutionRow } from '../../store/bodies/institution-store.js';
import { Node } from '../node/node.type.js';

@ObjectType('Institution', {
  implements: Node,
  description:
    'Where authors were when they wrote: a university, a firm. One by its ROR id where a source gives one, else by its name.',
})
export class Institution
  extends Node
  implements Pick<InstitutionRow, 'slug' | 'name' | 'ror' | 'countryCode'>
{
  @Field(() => String, { description: 'Made from the name; stays what it is once given.' })
  slug!: string;

  @Field(() => String, { description: 'The one that most of its papers print, to the letter.' })
  name!: string;

  @Field(() => String, { nullable: true, description: '`https://ror.org/…`, where a source gives it.' })
  ror!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-1, two letters; of several the one that most of its papers state.',
  })
  countryCode!: string | null;
}

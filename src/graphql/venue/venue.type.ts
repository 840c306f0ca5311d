import { Field, ObjectType } from 'type-graphql';
import type { VenueRow } from '../../store/bodies/venue-store.js';
import { Node } from '../node/node.type.js';

@ObjectType('Venue', {
  implements: Node,
  description:
    'Where papers appeared: a journal, a conference, a book. One by its ISSN where a source gives one, else by its name.',
})
export class Venue extends Node implements Pick<VenueRow, 'slug' | 'name' | 'issn'> {
  @Field(() => String, { description: 'Made from the name; stays what it is once given.' })
  slug!: string;

  @Field(() => String, { description: 'The one that most of its papers print, to the letter.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Linking ISSN, where a source gives one.' })
  issn!: string | null;
}

import { Field, ObjectType } from 'type-graphql';
import type { AuthorRow } from '../../store/authors/author-store.js';
import { Node } from '../node/node.type.js';

@ObjectType('Author', {
  implements: Node,
  description:
    'A person. Spellings are one person where they fold to one name, or where co-authors speak for it.',
})
export class Author extends Node implements Pick<AuthorRow, 'slug' | 'name'> {
  @Field(() => String, {
    description:
      'Made from the name; stays what it is once given, and goes on leading here if two persons turn out to be one.',
  })
  slug!: string;

  @Field(() => String, {
    description:
      'The most frequent of the spellings seen, given name first (in East Asian scripts family name first); of equals the longest.',
  })
  name!: string;
}

import { Field, ObjectType } from 'type-graphql';
import type { SuggestionRow } from '../../store/search/suggest-store.js';
import type { SearchKind } from '../../store/search/search-kinds.js';
import { SearchKindEnum } from './search-kind.enum.js';

@ObjectType('Suggestion', { description: 'A completion of what is typed in a search box.' })
export class Suggestion implements SuggestionRow {
  @Field(() => SearchKindEnum, { description: 'What it is.' })
  kind!: SearchKind;

  @Field(() => String, { description: 'The title of the paper, or the name of the author or topic.' })
  text!: string;

  @Field(() => String, { description: 'The slug of a paper or author, the code of a topic.' })
  key!: string;
}

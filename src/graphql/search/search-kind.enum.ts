import { enumOf } from '../enum-of.js';
import type { SearchKind } from '../../store/search/search-kinds.js';

export const SearchKindEnum = enumOf<SearchKind>({
  name: 'SearchKind',
  description: 'What can be searched for.',
  values: {
    PAPER: 'Papers, by title, abstract and comment.',
    AUTHOR: 'Persons, by every spelling of their name.',
    TOPIC: 'Topics, by code, label and name.',
  },
});

import { enumOf } from '../enum-of.js';
import type { SearchMatch } from '../../store/search/search-kinds.js';

export const SearchMatchEnum = enumOf<SearchMatch>({
  name: 'SearchMatch',
  description: 'How many of its words a hit of a search must meet.',
  values: {
    ALL: 'Every word, or nothing is found.',
    BEST: 'Every word first; where these are too few, papers that meet the rarer words follow.',
  },
});

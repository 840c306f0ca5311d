import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { PaperFacets } from '../paper/facets/facets.type.js';
import { Priced, WEIGHTS } from '../price/priced.js';
import type { SearchReading as ReadingRow } from '../../store/search/search-reading.js';
import { Author } from '../author/author.type.js';
import { type SearchEdgeRow, type SearchResult, searchAll } from './search.lists.js';
import { suggest } from './suggest.js';
import { SearchArgs } from './search.args.js';
import { SearchConnection, SearchEdge } from './search-connection.type.js';
import { SearchReading } from './search-reading.type.js';
import { SuggestArgs } from './suggest.args.js';
import { Suggestion } from './suggestion.type.js';

@Resolver()
export class SearchResolver {
  @Priced({ weight: WEIGHTS.search })
  @Query(() => SearchConnection, { description: 'Papers, authors and topics, ranked together.' })
  search(
    @Args(() => SearchArgs) args: SearchArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return searchAll(context, args, info);
  }

  @Priced({ weight: WEIGHTS.suggest })
  @Query(() => [Suggestion], {
    description:
      'Completions for a search box: topics, authors and papers with words that begin as the words typed. The best known of each kind take turns, topics and authors by papers, papers by date. Where they are too few, those follow that one typing error in a word of four letters or more kept away.',
  })
  suggest(@Args(() => SuggestArgs) args: SuggestArgs, @Ctx() context: Context) {
    return suggest(context, args);
  }
}

@Resolver(() => SearchConnection)
export class SearchConnectionResolver {
  @FieldResolver(() => SearchReading, {
    description: 'How the words were read; the same for every page of the list.',
  })
  reading(@Root() result: SearchResult) {
    return result.reading;
  }

  @Priced({ weight: WEIGHTS.count })
  @FieldResolver(() => Boolean, {
    description:
      'False where more meet the query than the list has, so that `totalCount` is a lower bound of them.',
  })
  totalCountIsExact(@Root() result: SearchResult) {
    return result.totalCountIsExact;
  }

  @Priced({ weight: WEIGHTS.facets })
  @FieldResolver(() => PaperFacets, {
    description:
      'Counts over the papers of the whole list, and over all others that meet every word and the filter, however many, but for `authors`: of more than 20,000 papers they are counted over the newest 20,000. They cost nothing unless asked.',
  })
  facets(@Root() result: SearchResult) {
    return result.facets;
  }
}

@Resolver(() => SearchReading)
export class SearchReadingResolver {
  @FieldResolver(() => [Author], {
    description:
      'Words that no text knows were taken as names of these authors; also where a filter or an order lets papers alone be found.',
  })
  async authors(@Root() { authorIds }: ReadingRow, @Ctx() { loaders }: Context) {
    const authors = await Promise.all(authorIds.map((id) => loaders.authorById.load(id)));
    return authors.filter((author) => author !== null);
  }
}

@Resolver(() => SearchEdge)
export class SearchEdgeResolver {
  @Priced({ weight: WEIGHTS.highlight })
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'A passage with the words found between `<mark>` and `</mark>`; all else in it is escaped for HTML. A title, name or comment in whole, of an abstract the words around; null where the words stand in no one of them.',
  })
  highlight(@Root() edge: SearchEdgeRow) {
    return edge.readHighlight();
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import {
  type ReadSearch,
  type SearchReading,
  readSearch,
  searchReading,
} from '../../store/search/search-reading.js';
import {
  type SearchCount,
  type SearchRow,
  countSearch,
  searchOrder,
  searchPage,
} from '../../store/search/search-store.js';
import { searchNamed, searchFacets } from '../../store/search/search-facets.js';
import type { SearchQuery } from '../../store/search/search-query.js';
import { SEARCH_KINDS } from '../../store/search/search-kinds.js';
import type { Page } from '../../store/keyset.js';
import { checkFilter } from '../connection/check-filter.js';
import { Connection, type ConnectionBasis } from '../connection/connection.js';
import { pageRequest } from '../connection/page-arguments.js';
import { LONGEST_TEXT, checkText } from '../check-text.js';
import type { Context } from '../context.js';
import { userInputError } from '../errors/errors.js';
import type { Loaders } from '../loaders.js';
import type { TypedRow } from '../node/node-types.js';
import { type FacetReads, type Facets, readFacets } from '../paper/facets/list-facets.js';
import type { SearchArgs } from './search.args.js';
import { Highlights } from './highlights.js';

/** What was found, and the way to its highlight. */
interface Hit {
  node: TypedRow;
  readHighlight: () => Promise<string | null>;
}

export type SearchEdgeRow = SearchRow & Hit;

/** A connection of hits, whose nodes are what was found. What was typed is read once. */
export class SearchResult extends Connection<SearchEdgeRow> {
  private counted: Promise<SearchCount> | undefined;
  private found: Promise<Facets> | undefined;

  constructor(
    basis: ConnectionBasis,
    private readonly reads: SearchReads,
    private readonly info: GraphQLResolveInfo,
  ) {
    super(basis, reads.page, () => this.countOnce().then(({ count }) => count));
  }

  get totalCountIsExact(): Promise<boolean> {
    return this.countOnce().then(({ isExact }) => isExact);
  }

  get reading(): Promise<SearchReading> {
    return this.reads.reading();
  }

  get facets(): Promise<Facets> {
    return (this.found ??= readFacets(this.info, this.reads));
  }

  protected override nodeOf(row: SearchEdgeRow): TypedRow {
    return row.node;
  }

  private countOnce(): Promise<SearchCount> {
    return (this.counted ??= this.reads.count());
  }
}

/** How a search is read. */
interface SearchReads extends FacetReads {
  page: () => Promise<Page<SearchEdgeRow>>;
  count: () => Promise<SearchCount>;
  reading: () => Promise<SearchReading>;
}

/**
 * Papers, authors and topics that meet a query, ranked together.
 *
 * @throws BAD_USER_INPUT: a query that is too long or holds U+0000, a filter that is too large, kinds that meet no filter or
 *   have no place in the order, or a wrong page.
 */
export function searchAll(context: Context, args: SearchArgs, info: GraphQLResolveInfo): SearchResult {
  const query = searchQuery(args);
  const order = searchOrder(query.order);
  const request = pageRequest(args, order, context.limits);
  const { runner, pace, limits } = context;
  let read: Promise<ReadSearch> | undefined;
  const search = () => (read ??= readSearch(runner, query));
  const reads: SearchReads = {
    page: async () => {
      const page = await searchPage(runner, await search(), request);
      return { ...page, rows: await withNodes(context, await search(), page.rows) };
    },
    count: async () => countSearch(runner, await search()),
    reading: async () => searchReading(runner, await search()),
    facets: async (facets) => searchFacets(runner, await search(), { facets, most: limits.rows + 1 }),
    named: async (asked) => searchNamed(runner, await search(), asked),
  };
  return new SearchResult({ pace, order }, reads, info);
}

function searchQuery({ query, kinds, match, filter, orderBy }: SearchArgs): SearchQuery {
  checkText({ argument: 'query' }, query, LONGEST_TEXT);
  const given = { ...filter };
  checkFilter(given);
  const only = papersOnly(given, orderBy);
  if (only !== null && kinds?.some((kind) => kind !== 'PAPER'))
    throw userInputError('kinds', `Argument "kinds" may hold PAPER alone where "${only}" is given.`);
  return {
    text: query,
    kinds: kinds ?? (only === null ? SEARCH_KINDS : ['PAPER']),
    match: match ?? 'BEST',
    filter: given,
    order: orderBy,
  };
}

/** The argument for which nothing but papers can be found; null where there is none. */
function papersOnly(filter: object, order: SearchArgs['orderBy']): string | null {
  if (Object.values(filter).some((value) => value != null)) return 'filter';
  return order == null || order.field === 'RELEVANCE' ? null : 'orderBy';
}

/** The hits with what they are; one that has been deleted in between is left out. */
async function withNodes(
  { loaders }: Context,
  search: ReadSearch,
  rows: readonly SearchRow[],
): Promise<SearchEdgeRow[]> {
  const highlights = new Highlights(search);
  const found = await Promise.all(
    rows.map(async (row) => {
      const hit = await findHit(loaders, highlights, row);
      return hit && { ...row, ...hit };
    }),
  );
  return found.filter((row) => row !== null);
}

async function findHit(
  loaders: Loaders,
  highlights: Highlights,
  { kind, id, slug }: SearchRow,
): Promise<Hit | null> {
  switch (kind) {
    case 'PAPER': {
      const paper = await loaders.paperBySlug.load(slug ?? '');
      return paper && hit('Paper', paper, () => highlights.ofPaper(paper));
    }
    case 'AUTHOR': {
      const author = await loaders.authorById.load(id);
      const spellings = () => loaders.spellingsByAuthorId.load(id);
      return author && hit('Author', author, () => highlights.ofAuthor(author, spellings));
    }
    case 'TOPIC': {
      const topic = await loaders.topicById.load(Number(id));
      return topic && hit('Topic', topic, () => highlights.ofTopic(topic));
    }
  }
}

function hit(nodeType: TypedRow['nodeType'], row: object, readHighlight: Hit['readHighlight']): Hit {
  return { node: { ...row, nodeType }, readHighlight };
}

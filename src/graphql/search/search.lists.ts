import {
  type ReadSearch,
  type SearchReading,
  readSearch,
  searchReading,
} from '../../store/search/search-reading.js';
import { SEARCH_ORDER, type SearchRow, countSearch, searchPage } from '../../store/search/search-store.js';
import { SEARCH_KINDS } from '../../store/search/search-kinds.js';
import type { Page } from '../../store/keyset.js';
import { Connection, type ConnectionBasis } from '../connection/connection.js';
import { pageRequest } from '../connection/page-arguments.js';
import { LONGEST_TEXT, checkText } from '../check-text.js';
import type { Context } from '../context.js';
import type { Loaders } from '../loaders.js';
import type { TypedRow } from '../node/node-types.js';
import type { SearchArgs } from './search.args.js';
import { Highlights } from './highlights.js';

/** What was found, and the way to its highlight. */
interface Hit {
  node: TypedRow;
  readHighlight: () => Promise<string | null>;
}

export type SearchEdgeRow = SearchRow & Hit;

/** A connection of hits, whose nodes are what was found. */
export class SearchResult extends Connection<SearchEdgeRow> {
  constructor(
    basis: ConnectionBasis,
    private readonly search: () => Promise<ReadSearch>,
    private readonly reads: SearchReads,
  ) {
    super(
      basis,
      async () => reads.page(await search()),
      async () => reads.count(await search()),
    );
  }

  get reading(): Promise<SearchReading> {
    return this.search().then((search) => this.reads.reading(search));
  }

  protected override nodeOf(row: SearchEdgeRow): TypedRow {
    return row.node;
  }
}

/** How a search is read when its words are. */
interface SearchReads {
  page: (search: ReadSearch) => Promise<Page<SearchEdgeRow>>;
  count: (search: ReadSearch) => Promise<number>;
  reading: (search: ReadSearch) => Promise<SearchReading>;
}

/**
 * Papers, authors and topics that meet a query, ranked together.
 *
 * @throws BAD_USER_INPUT: a query that is too long or holds U+0000, or a wrong page.
 */
export function searchAll(context: Context, args: SearchArgs): SearchResult {
  checkText({ argument: 'query' }, args.query, LONGEST_TEXT);
  const query = { text: args.query, kinds: args.kinds ?? SEARCH_KINDS, match: args.match ?? 'BEST' };
  const request = pageRequest(args, SEARCH_ORDER, context.limits);
  const { runner, pace } = context;
  let search: Promise<ReadSearch> | undefined;
  const searchOnce = () => (search ??= readSearch(runner, query));
  return new SearchResult({ pace, order: SEARCH_ORDER }, searchOnce, {
    page: async (search) => {
      const page = await searchPage(runner, search, request);
      return { ...page, rows: await withNodes(context, search, page.rows) };
    },
    count: (search) => countSearch(runner, search),
    reading: (search) => searchReading(runner, search),
  });
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

import { type SearchQuery } from '../../store/search/search-query.js';
import { SEARCH_ORDER, type SearchRow, countSearch, searchPage } from '../../store/search/search-store.js';
import { SEARCH_KINDS } from '../../store/search/search-kinds.js';
import { Connection } from '../connection/connection.js';
import { pageRequest } from '../connection/page-arguments.js';
import { LONGEST_TEXT, checkText } from '../check-text.js';
import type { Context } from '../context.js';
import type { TypedRow } from '../node/node-types.js';
import type { SearchArgs } from './search.args.js';
import { createHighlightLoaders } from './search.loaders.js';

/** A hit with what was found, and the way to its highlight. */
export interface SearchEdgeRow extends SearchRow {
  node: TypedRow;
  readHighlight: () => Promise<string | null>;
}

/** A connection of hits, whose nodes are what was found. */
class SearchResult extends Connection<SearchEdgeRow> {
  protected override nodeOf(row: SearchEdgeRow): TypedRow {
    return row.node;
  }
}

/**
 * Papers, authors and topics that meet a query, ranked together.
 *
 * @throws BAD_USER_INPUT: a query that is too long or holds U+0000, or a wrong page.
 */
export function searchAll(context: Context, args: SearchArgs): SearchResult {
  checkText({ argument: 'query' }, args.query, LONGEST_TEXT);
  const query = { text: args.query, kinds: args.kinds ?? SEARCH_KINDS };
  const request = pageRequest(args, SEARCH_ORDER, context.limits);
  return new SearchResult(
    { pace: context.pace, order: SEARCH_ORDER },
    async () => {
      const page = await searchPage(context.runner, query, request);
      return { ...page, rows: await withNodes(context, query, page.rows) };
    },
    () => countSearch(context.runner, query),
  );
}

/** The hits with what they are; one that has been deleted in between is left out. */
async function withNodes(
  context: Context,
  query: SearchQuery,
  rows: readonly SearchRow[],
): Promise<SearchEdgeRow[]> {
  const highlights = createHighlightLoaders(context.runner, query.text);
  const found = await Promise.all(
    rows.map(async (row) => {
      const node = await findHit(context, row);
      return node && { ...row, node, readHighlight: () => highlights[row.kind].load(row.id) };
    }),
  );
  return found.filter((row) => row !== null);
}

async function findHit({ loaders }: Context, { kind, id, slug }: SearchRow): Promise<TypedRow | null> {
  switch (kind) {
    case 'PAPER':
      return typed('Paper', await loaders.paperBySlug.load(slug ?? ''));
    case 'AUTHOR':
      return typed('Author', await loaders.authorById.load(id));
    case 'TOPIC':
      return typed('Topic', await loaders.topicById.load(Number(id)));
  }
}

function typed(nodeType: TypedRow['nodeType'], row: object | null): TypedRow | null {
  return row && { ...row, nodeType };
}

import type { AuthorRow } from '../../store/authors/author-store.js';
import type { Context } from '../context.js';

/**
 * The people along the shortest chain of co-authors between two slugs; null where a slug is nobody's or there
 * is no chain.
 *
 * @throws QUERY_TOO_LARGE where the search has become too wide.
 */
export async function findCollaborationPath(
  { loaders }: Context,
  from: string,
  to: string,
): Promise<(AuthorRow | null)[] | null> {
  const [start, end] = await Promise.all([loaders.authorBySlug.load(from), loaders.authorBySlug.load(to)]);
  if (!start || !end) return null;
  const ids = await loaders.collaborationPath.load({ from: start.id, to: end.id });
  return ids && Promise.all(ids.map((id) => loaders.authorById.load(id)));
}

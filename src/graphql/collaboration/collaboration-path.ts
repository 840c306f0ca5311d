import type { AuthorRow } from '../../store/authors/author-store.js';
import { keyArgument } from '../check-text.js';
import type { Context } from '../context.js';

/**
 * The people along the shortest chain of co-authors between two slugs; null where a slug is nobody's or there
 * is no chain.
 *
 * @throws QUERY_TOO_LARGE where the search has become too wide; BAD_USER_INPUT where a slug is too long.
 */
export async function findCollaborationPath(
  { loaders }: Context,
  from: string,
  to: string,
): Promise<(AuthorRow | null)[] | null> {
  const slugs = [keyArgument('from', from), keyArgument('to', to)];
  const [start, end] = await Promise.all(slugs.map((slug) => loaders.authorBySlug.load(slug)));
  if (!start || !end) return null;
  const ids = await loaders.collaborationPath.load({ from: start.id, to: end.id });
  return ids && Promise.all(ids.map((id) => loaders.authorById.load(id)));
}

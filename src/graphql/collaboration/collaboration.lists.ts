import { COAUTHOR_ORDER, type CoauthorRow } from '../../store/collaboration/coauthor-store.js';
import { Connection } from '../connection/connection.js';
import type { Context } from '../context.js';
import { pageRequest } from '../connection/page-arguments.js';
import type { ForwardArgs } from '../connection/page.args.js';

/** The people whom somebody has written with. */
export function coauthorsOf(
  { loaders, pace, limits }: Context,
  authorId: string,
  args: ForwardArgs,
): Connection<CoauthorRow> {
  const request = pageRequest(args, COAUTHOR_ORDER, limits);
  return new Connection(
    { pace, order: COAUTHOR_ORDER },
    () => loaders.coauthorsByAuthorId(request).load(authorId),
    () => loaders.coauthorCountByAuthorId.load(authorId),
  );
}

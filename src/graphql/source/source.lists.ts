import type { Keyed } from '../../store/keyset.js';
import { SOURCE_ORDER, type SourceRow, countSources, sourcesPage } from '../../store/sources/source-store.js';
import { Connection } from '../connection/connection.js';
import type { ForwardArgs } from '../connection/page.args.js';
import { pageRequest } from '../connection/page-arguments.js';
import type { Context } from '../context.js';

export function allSources(
  { runner, pace, limits }: Context,
  args: ForwardArgs,
): Connection<SourceRow & Keyed> {
  const request = pageRequest(args, SOURCE_ORDER, limits);
  return new Connection(
    { pace, order: SOURCE_ORDER },
    () => sourcesPage(runner, request),
    () => countSources(runner),
  );
}

import { REFERENCE_ORDER, type ReferenceRow } from '../../store/citations/citation-store.js';
import type { Keyed } from '../../store/keyset.js';
import { Connection } from '../connection/connection.js';
import { type ConnectionArguments, pageRequest } from '../connection/page-arguments.js';
import type { Context } from '../context.js';

/** Works that a paper cites; what a reference says besides the work stands on the edge. */
export function referencesOfPaper(
  { loaders, pace, limits }: Context,
  paperId: string,
  { inStore = null, ...args }: ConnectionArguments & { inStore?: boolean | null },
): Connection<ReferenceRow & Keyed> {
  const request = pageRequest(args, REFERENCE_ORDER, limits);
  return new References(
    { pace, order: REFERENCE_ORDER },
    () => loaders.referencesByPaperId({ inStore, request }).load(paperId),
    () => loaders.referenceCountByPaperId(inStore).load(paperId),
  );
}

class References extends Connection<ReferenceRow & Keyed> {
  protected override nodeOf({ workId, paperId, title, year, intents }: ReferenceRow): object {
    return { workId, paperId, title, year, intents };
  }
}

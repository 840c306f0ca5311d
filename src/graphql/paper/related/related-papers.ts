import type { GraphQLResolveInfo } from 'graphql';
import type { RelatedRow } from '../../../store/papers/related-papers.js';
import type { Context } from '../../context.js';
import { pageSize } from '../../connection/page-arguments.js';
import { type PaperWith, paperColumns } from '../paper-columns.js';

/** What an explicit null stands for. */
const USUAL_SIZE = 10;

/**
 * The papers nearest to one.
 *
 * @throws BAD_USER_INPUT, naming `first`, where it is out of range.
 */
export function relatedPapers(
  { loaders, limits }: Context,
  paper: PaperWith,
  first: number | null,
  info: GraphQLResolveInfo,
): Promise<RelatedRow[]> {
  const query = {
    first: pageSize('first', first ?? USUAL_SIZE, limits),
    columns: paperColumns(info, ['paper']),
  };
  return loaders.relatedByPaperId(query).load(paper.id);
}

import type { Runner } from '../../database/runner.js';
import type { PageRequest } from '../../store/keyset.js';
import {
  type FacetQuery,
  paperFacetsByAuthorId,
  paperFacetsByTopicId,
} from '../../store/papers/paper-facets.js';
import type { PaperConditions } from '../../store/papers/paper-filter.js';
import * as papers from '../../store/papers/paper-store.js';
import { type RelatedQuery, relatedByPaperId } from '../../store/papers/related-papers.js';
import { many, one, perArguments } from '../loader-kinds.js';

interface PaperListRequest {
  query: papers.PaperQuery;
  request: PageRequest;
}

/** The access paths to papers and to what belongs to one. */
export const PAPER_LOADERS = {
  paperBySlug: (runner: Runner) =>
    one(
      (slugs: readonly string[]) => papers.papersBySlug(runner, slugs),
      ({ key }) => key,
    ),
  paperByIdentifier: (runner: Runner) =>
    one(
      (keys: readonly string[]) => papers.papersByIdentifier(runner, keys),
      ({ key }) => key,
    ),
  identifiersByPaperId: (runner: Runner) => many((ids) => papers.identifiersByPaperId(runner, ids)),
  relatedByPaperId: (runner: Runner) =>
    perArguments((query: RelatedQuery) => many((ids) => relatedByPaperId(runner, query, ids))),

  papersByAuthorId: (runner: Runner) =>
    perArguments(({ query, request }: PaperListRequest) =>
      many((ids) => papers.papersByAuthorId(runner, query, request, ids)),
    ),
  paperCountByAuthorId: (runner: Runner) =>
    perArguments((filter: PaperConditions) =>
      many((ids) => papers.countPapersByAuthorId(runner, filter, ids)),
    ),
  paperFacetsByAuthorId: (runner: Runner) =>
    perArguments((query: FacetQuery) => many((ids) => paperFacetsByAuthorId(runner, query, ids))),

  papersByTopicId: (runner: Runner) =>
    perArguments(({ query, request }: PaperListRequest) =>
      many((ids) => papers.papersByTopicId(runner, query, request, ids)),
    ),
  paperCountByTopicId: (runner: Runner) =>
    perArguments((filter: PaperConditions) =>
      many((ids) => papers.countPapersByTopicId(runner, filter, ids)),
    ),
  paperFacetsByTopicId: (runner: Runner) =>
    perArguments((query: FacetQuery) => many((ids) => paperFacetsByTopicId(runner, query, ids))),
};

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
export function createPaperLoaders(runner: Runner) {
  return {
    paperBySlug: one(
      (slugs: readonly string[]) => papers.papersBySlug(runner, slugs),
      ({ key }) => key,
    ),
    paperByIdentifier: one(
      (keys: readonly string[]) => papers.papersByIdentifier(runner, keys),
      ({ key }) => key,
    ),
    identifiersByPaperId: many((ids) => papers.identifiersByPaperId(runner, ids)),
    relatedByPaperId: perArguments((query: RelatedQuery) =>
      many((ids) => relatedByPaperId(runner, query, ids)),
    ),

    papersByAuthorId: perArguments(({ query, request }: PaperListRequest) =>
      many((ids) => papers.papersByAuthorId(runner, query, request, ids)),
    ),
    paperCountByAuthorId: perArguments((filter: PaperConditions) =>
      many((ids) => papers.countPapersByAuthorId(runner, filter, ids)),
    ),
    paperFacetsByAuthorId: perArguments((query: FacetQuery) =>
      many((ids) => paperFacetsByAuthorId(runner, query, ids)),
    ),

    papersByTopicId: perArguments(({ query, request }: PaperListRequest) =>
      many((ids) => papers.papersByTopicId(runner, query, request, ids)),
    ),
    paperCountByTopicId: perArguments((filter: PaperConditions) =>
      many((ids) => papers.countPapersByTopicId(runner, filter, ids)),
    ),
    paperFacetsByTopicId: perArguments((query: FacetQuery) =>
      many((ids) => paperFacetsByTopicId(runner, query, ids)),
    ),
  };
}

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
export function createPaperLoaders(reader: Runner) {
  return {
    paperBySlug: one(
      (slugs: readonly string[]) => papers.papersBySlug(reader, slugs),
      ({ key }) => key,
    ),
    paperByIdentifier: one(
      (keys: readonly string[]) => papers.papersByIdentifier(reader, keys),
      ({ key }) => key,
    ),
    identifiersByPaperId: many((ids) => papers.identifiersByPaperId(reader, ids)),
    relatedByPaperId: perArguments((query: RelatedQuery) =>
      many((ids) => relatedByPaperId(reader, query, ids)),
    ),

    papersByAuthorId: perArguments(({ query, request }: PaperListRequest) =>
      many((ids) => papers.papersByAuthorId(reader, query, request, ids)),
    ),
    paperCountByAuthorId: perArguments((filter: PaperConditions) =>
      many((ids) => papers.countPapersByAuthorId(reader, filter, ids)),
    ),
    paperFacetsByAuthorId: perArguments((query: FacetQuery) =>
      many((ids) => paperFacetsByAuthorId(reader, query, ids)),
    ),

    papersByTopicId: perArguments(({ query, request }: PaperListRequest) =>
      many((ids) => papers.papersByTopicId(reader, query, request, ids)),
    ),
    paperCountByTopicId: perArguments((filter: PaperConditions) =>
      many((ids) => papers.countPapersByTopicId(reader, filter, ids)),
    ),
    paperFacetsByTopicId: perArguments((query: FacetQuery) =>
      many((ids) => paperFacetsByTopicId(reader, query, ids)),
    ),
  };
}

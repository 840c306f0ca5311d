import {
  type NamedCountQuery,
  namedByPapersOfAuthorId,
  namedByPapersOfBodyId,
  namedByPapersOfCitedId,
  namedByPapersOfTopicId,
} from '../../store/papers/named-by-papers.js';
import type { PageRequest } from '../../store/keyset.js';
import {
  type FacetQuery,
  paperFacetsByAuthorId,
  paperFacetsByBodyId,
  paperFacetsByCitedId,
  paperFacetsByTopicId,
} from '../../store/papers/paper-facets.js';
import type { PaperConditions } from '../../store/papers/paper-filter.js';
import type { PaperBody } from '../../store/papers/paper-scopes.js';
import * as papers from '../../store/papers/paper-store.js';
import { versionsByPaperId } from '../../store/papers/paper-versions.js';
import { type RelatedQuery, relatedByPaperId } from '../../store/papers/related-papers.js';
import { type Reading, many, one, perArguments } from '../loader-kinds.js';

interface PaperListRequest {
  query: papers.PaperQuery;
  request: PageRequest;
}

/** Whether papers are those of venues or of institutions. */
interface OfBody {
  body: PaperBody;
}

/** The access paths to papers and to what belongs to one. */
export const PAPER_LOADERS = {
  paperBySlug: ({ runner, pace }: Reading) =>
    one(
      pace,
      (slugs: readonly string[]) => papers.papersBySlug(runner, slugs),
      ({ key }) => key,
    ),
  paperById: ({ runner, pace }: Reading) =>
    one(
      pace,
      (ids: readonly string[]) => papers.papersById(runner, ids),
      ({ id }) => id,
    ),
  paperByIdentifier: ({ runner, pace }: Reading) =>
    one(
      pace,
      (keys: readonly string[]) => papers.papersByIdentifier(runner, keys),
      ({ key }) => key,
    ),
  identifiersByPaperId: ({ runner, pace }: Reading) =>
    many(pace, (ids) => papers.identifiersByPaperId(runner, ids)),
  versionsByPaperId: ({ runner, pace }: Reading) => many(pace, (ids) => versionsByPaperId(runner, ids)),
  relatedByPaperId: ({ runner, pace }: Reading) =>
    perArguments((query: RelatedQuery) => many(pace, (ids) => relatedByPaperId(runner, query, ids))),

  papersByAuthorId: ({ runner, pace }: Reading) =>
    perArguments(({ query, request }: PaperListRequest) =>
      many(pace, (ids) => papers.papersByAuthorId(runner, query, request, ids)),
    ),
  paperCountByAuthorId: ({ runner, pace }: Reading) =>
    perArguments((filter: PaperConditions) =>
      many(pace, (ids) => papers.countPapersByAuthorId(runner, filter, ids)),
    ),
  paperFacetsByAuthorId: ({ runner, pace }: Reading) =>
    perArguments((query: FacetQuery) => many(pace, (ids) => paperFacetsByAuthorId(runner, query, ids))),
  namedByPapersOfAuthorId: ({ runner, pace }: Reading) =>
    perArguments((query: NamedCountQuery) =>
      many(pace, (ids) => namedByPapersOfAuthorId(runner, query, ids)),
    ),

  papersByTopicId: ({ runner, pace }: Reading) =>
    perArguments(({ query, request }: PaperListRequest) =>
      many(pace, (ids) => papers.papersByTopicId(runner, query, request, ids)),
    ),
  paperCountByTopicId: ({ runner, pace }: Reading) =>
    perArguments((filter: PaperConditions) =>
      many(pace, (ids) => papers.countPapersByTopicId(runner, filter, ids)),
    ),
  paperFacetsByTopicId: ({ runner, pace }: Reading) =>
    perArguments((query: FacetQuery) => many(pace, (ids) => paperFacetsByTopicId(runner, query, ids))),
  namedByPapersOfTopicId: ({ runner, pace }: Reading) =>
    perArguments((query: NamedCountQuery) => many(pace, (ids) => namedByPapersOfTopicId(runner, query, ids))),

  papersByBodyId: ({ runner, pace }: Reading) =>
    perArguments(({ body, query, request }: PaperListRequest & OfBody) =>
      many(pace, (ids) => papers.papersByBodyId(runner, { ...query, body }, request, ids)),
    ),
  paperCountByBodyId: ({ runner, pace }: Reading) =>
    perArguments((query: OfBody & { filter: PaperConditions }) =>
      many(pace, (ids) => papers.countPapersByBodyId(runner, query, ids)),
    ),
  paperFacetsByBodyId: ({ runner, pace }: Reading) =>
    perArguments((query: FacetQuery & OfBody) =>
      many(pace, (ids) => paperFacetsByBodyId(runner, query, ids)),
    ),
  namedByPapersOfBodyId: ({ runner, pace }: Reading) =>
    perArguments((query: NamedCountQuery & OfBody) =>
      many(pace, (ids) => namedByPapersOfBodyId(runner, query, ids)),
    ),

  papersByCitedId: ({ runner, pace }: Reading) =>
    perArguments(({ query, request }: PaperListRequest) =>
      many(pace, (ids) => papers.papersByCitedId(runner, query, request, ids)),
    ),
  paperCountByCitedId: ({ runner, pace }: Reading) =>
    perArguments((filter: PaperConditions) =>
      many(pace, (ids) => papers.countPapersByCitedId(runner, filter, ids)),
    ),
  paperFacetsByCitedId: ({ runner, pace }: Reading) =>
    perArguments((query: FacetQuery) => many(pace, (ids) => paperFacetsByCitedId(runner, query, ids))),
  namedByPapersOfCitedId: ({ runner, pace }: Reading) =>
    perArguments((query: NamedCountQuery) => many(pace, (ids) => namedByPapersOfCitedId(runner, query, ids))),
};

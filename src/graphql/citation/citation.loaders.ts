import type { PageRequest } from '../../store/keyset.js';
import { computedMetricsByAuthorId } from '../../store/citations/author-metrics.js';
import * as citations from '../../store/citations/citation-store.js';
import { type CitationNearness, nearByPaperId } from '../../store/citations/near-papers.js';
import { type Reading, many, one, perArguments } from '../loader-kinds.js';

interface ReferenceRequest {
  inStore: boolean | null;
  request: PageRequest;
}

/** The access paths to what papers cite and what cites them. */
export const CITATION_LOADERS = {
  referencesByPaperId: ({ runner, pace }: Reading) =>
    perArguments(({ inStore, request }: ReferenceRequest) =>
      many(pace, (ids) => citations.referencesByPaperId(runner, inStore, request, ids)),
    ),
  referenceCountByPaperId: ({ runner, pace }: Reading) =>
    perArguments((inStore: boolean | null) =>
      many(pace, (ids) => citations.countReferencesByPaperId(runner, inStore, ids)),
    ),
  citationCountByPaperId: ({ runner, pace }: Reading) =>
    many(pace, (ids) => citations.citationCountByPaperId(runner, ids)),
  identifiersByWorkId: ({ runner, pace }: Reading) =>
    many(pace, (ids) => citations.identifiersByWorkId(runner, ids)),
  citedWorkByKey: ({ runner, pace }: Reading) =>
    one(
      pace,
      (keys: readonly string[]) => citations.citedWorksByKey(runner, keys),
      ({ key }) => key,
    ),
  nearByPaperId: ({ runner, pace }: Reading) =>
    perArguments((query: { by: CitationNearness; first: number }) =>
      many(pace, (ids) => nearByPaperId(runner, query, ids)),
    ),
  computedMetricsByAuthorId: ({ runner, pace }: Reading) =>
    many(pace, (ids) => computedMetricsByAuthorId(runner, ids)),
};

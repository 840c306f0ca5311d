import { citablePapersById } from '../../../store/papers/citable-papers.js';
import { provenanceByPaperId } from '../../../store/papers/provenance.js';
import { linksByPaperId } from '../../../store/papers/paper-links.js';
import {
  affiliationsByPaperId,
  retractionsByPaperId,
  statedCitationsByPaperId,
} from '../../../store/papers/stated-facts.js';
import { type Reading, many, one } from '../../loader-kinds.js';

/** The access paths to what the sources say of a paper, each by itself. */
export const RECORD_LOADERS = {
  citableByPaperId: ({ runner, pace }: Reading) =>
    one(
      pace,
      (ids: readonly string[]) => citablePapersById(runner, ids),
      ({ id }) => id,
    ),
  linksByPaperId: ({ runner, pace }: Reading) => many(pace, (ids) => linksByPaperId(runner, ids)),
  retractionByPaperId: ({ runner, pace }: Reading) => many(pace, (ids) => retractionsByPaperId(runner, ids)),
  statedCitationsByPaperId: ({ runner, pace }: Reading) =>
    many(pace, (ids) => statedCitationsByPaperId(runner, ids)),
  provenanceByPaperId: ({ runner, pace }: Reading) => many(pace, (ids) => provenanceByPaperId(runner, ids)),
  affiliationsByPaperId: ({ runner, pace }: Reading) =>
    many(pace, (ids) => affiliationsByPaperId(runner, ids)),
};

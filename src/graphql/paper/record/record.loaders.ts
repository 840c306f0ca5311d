import { linksByPaperId } from '../../../store/papers/paper-links.js';
import {
  affiliationsByPaperId,
  retractionsByPaperId,
  statedCitationsByPaperId,
} from '../../../store/papers/stated-facts.js';
import { type Reading, many } from '../../loader-kinds.js';

/** The access paths to what the sources say of a paper, each by itself. */
export const RECORD_LOADERS = {
  linksByPaperId: ({ runner, pace }: Reading) => many(pace, (ids) => linksByPaperId(runner, ids)),
  retractionByPaperId: ({ runner, pace }: Reading) => many(pace, (ids) => retractionsByPaperId(runner, ids)),
  statedCitationsByPaperId: ({ runner, pace }: Reading) =>
    many(pace, (ids) => statedCitationsByPaperId(runner, ids)),
  affiliationsByPaperId: ({ runner, pace }: Reading) =>
    many(pace, (ids) => affiliationsByPaperId(runner, ids)),
};

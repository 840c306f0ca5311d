import { enumOf } from '../enum-of.js';
import type { PublicationType } from '../../text/publication-types.js';

export const PublicationTypeEnum = enumOf<PublicationType>({
  name: 'PublicationType',
  description: 'What a source says that a paper is.',
  values: {
    ARTICLE: 'An article of a journal.',
    CONFERENCE_PAPER: 'Of the proceedings of a conference.',
    PREPRINT: 'Not, or not yet, published elsewhere.',
    BOOK: 'A whole book.',
    BOOK_CHAPTER: 'A part of a book.',
    THESIS: 'For a degree.',
    REPORT: 'Such as a technical report.',
    REVIEW: 'A review of other work.',
    DATASET: 'Data.',
    SOFTWARE: 'A program.',
    OTHER: 'None of these.',
  },
});

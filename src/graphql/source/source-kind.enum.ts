import type { SourceKind } from '../../record.js';
import { enumOf } from '../enum-of.js';

export const SourceKindEnum = enumOf<SourceKind>({
  name: 'SourceKind',
  description: 'What kind of document or collection a source is.',
  values: {
    PROFILE_PAGE: 'The profile page of one person, with figures such as the h-index at its head.',
    PAPER_LIST_PAGE: 'A page that lists the papers of one person, without a head.',
    CATALYZEX_PAGE: 'The CatalyzeX page of one person, with whole bylines.',
    DAILY_PAPERS_PAGE: 'A page of daily papers, with the number of authors but not their names.',
    ARXIV_SNAPSHOT: 'The metadata snapshot of arXiv, a bulk file.',
    OPENALEX_WORKS: 'Works of the OpenAlex snapshot, a bulk file.',
    HUGGINGFACE_DAILY_PAPERS: 'The daily papers as the Hugging Face API gives them, a bulk file.',
  },
});

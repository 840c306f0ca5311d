import { type AuthorName, authorNames } from './author-names.js';
import {
  type CitablePaper,
  type WorkKind,
  arxivIdOf,
  dateParts,
  doiOf,
  noteOf,
  urlOf,
  workKind,
} from './citable-paper.js';
import { present } from './present.js';

/** https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */
const TYPES: Readonly<Record<WorkKind, string>> = {
  article: 'article-journal',
  'conference paper': 'paper-conference',
  chapter: 'chapter',
  book: 'book',
  thesis: 'thesis',
  report: 'report',
  preprint: 'article',
  dataset: 'dataset',
  software: 'software',
  other: 'document',
};

/** A paper as an item of CSL-JSON. What is not known is left out. */
export function cslItem(paper: CitablePaper): string {
  const kind = workKind(paper);
  const date = dateParts(paper);
  const authors = authorNames(paper).map(cslName);
  return JSON.stringify(
    present({
      id: paper.slug,
      type: TYPES[kind],
      title: paper.title,
      author: authors.length === 0 ? null : authors,
      issued: date.length === 0 ? null : { 'date-parts': [date] },
      'container-title': paper.venue,
      volume: paper.volume,
      issue: paper.issue,
      page: paper.pages,
      publisher: paper.publisher,
      ISSN: paper.issn,
      DOI: doiOf(paper),
      URL: urlOf(paper),
      ...archiveOf(paper, kind),
      language: paper.language,
      note: noteOf(paper),
      status: paper.retracted === true ? 'withdrawn' : null,
      abstract: paper.abstract,
    }),
  );
}

/** Styles print the number of a preprint, as reference managers keep it; beside an article arXiv is where it is kept. */
function archiveOf(paper: CitablePaper, kind: WorkKind): Record<string, string | null> {
  const id = arxivIdOf(paper);
  if (id === null) return {};
  const number = kind === 'preprint' ? `arXiv:${id}` : null;
  return { number, archive: 'arXiv', archive_location: id };
}

/** A particle belongs to the family name and is not sorted by. */
function cslName(name: AuthorName): object {
  if (name.group !== null) return { literal: name.group };
  const { particles, suffix, given } = name;
  const rest = name.family.slice(particles.length).trim();
  const isParticle = particles !== '' && rest !== '' && particles === particles.toLowerCase();
  return present({
    family: isParticle ? rest : name.family,
    given,
    'non-dropping-particle': isParticle ? particles : null,
    suffix: suffix === '' ? null : suffix,
  });
}

import type { IdentifierScheme } from '../terms.js';
import type { PublicationType } from '../text/publication-types.js';
import { isPreprintDoi } from '../text/preprint-doi.js';
import type { PublicationDate } from '../text/partial-date.js';

/** A name of a byline, to the letter. */
export interface BylineName {
  printed: string;
  /** Its parts as the source states them, such as `Ruiz Fabo, Pablo`; empty where it states none. */
  stated: string;
  /** The folded family name that the name is known by; empty where nobody bears it. */
  familyKey: string;
}

/** What reference managers are told of a paper. */
export interface CitablePaper extends PublicationDate {
  slug: string;
  title: string;
  abstract: string | null;
  type: PublicationType | null;
  /** Where it appeared, as the listing prints it that volume, issue and pages are of. */
  venue: string | null;
  issn: string | null;
  volume: string | null;
  issue: string | null;
  /** Such as `13-27`. */
  pages: string | null;
  publisher: string | null;
  language: string | null;
  license: string | null;
  comment: string | null;
  retracted: boolean | null;
  /** A code, such as `cs.LG`. */
  primaryTopic: string | null;
  authorsComplete: boolean;
  /** The byline that gives its authors their positions: all names of it, also where two are one person's. */
  byline: readonly BylineName[];
  /** Who else is known to be an author where the byline is cut. */
  others: readonly string[];
  identifiers: readonly { scheme: IdentifierScheme; value: string }[];
  /** The first page of it that a source states. */
  statedPage: string | null;
}

/** What a paper is to those who cite it: its type, or where none is stated what speaks for one. */
export type WorkKind =
  | 'article'
  | 'conference paper'
  | 'chapter'
  | 'book'
  | 'thesis'
  | 'report'
  | 'preprint'
  | 'dataset'
  | 'software'
  | 'other';

const KINDS: Readonly<Record<PublicationType, WorkKind>> = {
  ARTICLE: 'article',
  REVIEW: 'article',
  CONFERENCE_PAPER: 'conference paper',
  BOOK_CHAPTER: 'chapter',
  BOOK: 'book',
  THESIS: 'thesis',
  REPORT: 'report',
  PREPRINT: 'preprint',
  DATASET: 'dataset',
  SOFTWARE: 'software',
  OTHER: 'other',
};

const PROCEEDINGS = /\b(?:proceedings|proc\.|conference|workshop|symposium)(?!\w)/i;

export function workKind(paper: CitablePaper): WorkKind {
  const { type, venue } = paper;
  if (type !== null) return KINDS[type];
  if (venue !== null) return PROCEEDINGS.test(venue) ? 'conference paper' : 'article';
  if (publisherDoi(paper) !== null) return 'article';
  return doiOf(paper) !== null || arxivIdOf(paper) !== null ? 'preprint' : 'other';
}

/** A publisher's before that of a server of preprints; null where there is none. */
export function doiOf(paper: CitablePaper): string | null {
  return publisherDoi(paper) ?? valuesOf(paper, 'DOI')[0] ?? null;
}

export function publisherDoi(paper: CitablePaper): string | null {
  return valuesOf(paper, 'DOI').find((doi) => !isPreprintDoi(doi)) ?? null;
}

export function arxivIdOf(paper: CitablePaper): string | null {
  return valuesOf(paper, 'ARXIV')[0] ?? null;
}

function valuesOf({ identifiers }: CitablePaper, wanted: IdentifierScheme): string[] {
  return identifiers.filter(({ scheme }) => scheme === wanted).map(({ value }) => value);
}

/** Where to read it: the publisher's page, arXiv's, or one that a source states. */
export function urlOf(paper: CitablePaper): string | null {
  const [published, arxiv, doi] = [publisherDoi(paper), arxivIdOf(paper), doiOf(paper)];
  if (published !== null) return doiAddress(published);
  if (arxiv !== null) return arxivAddress(arxiv);
  return doi === null ? paper.statedPage : doiAddress(doi);
}

export function doiAddress(doi: string): string {
  return `https://doi.org/${encodeURI(doi).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
}

export function arxivAddress(id: string): string {
  return `https://arxiv.org/abs/${id}`;
}

/** Year, month and day, as far as they are known. */
export function dateParts({ publishedOn, publishedIn }: PublicationDate): number[] {
  return (publishedOn ?? publishedIn)?.split('-').map(Number) ?? [];
}

/**
 * What no field is for: that it was withdrawn, what its authors say of it and, unless the form has a word for it, that
 * some of them are missing. Null where there is nothing to say.
 */
export function noteOf(paper: CitablePaper, { saysOthers = false } = {}): string | null {
  const notes = [
    paper.retracted === true ? 'Withdrawn.' : null,
    paper.comment,
    !saysOthers && isCut(paper) ? 'Not all authors are known.' : null,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : notes.join(' ');
}

function isCut({ authorsComplete, byline, others }: CitablePaper): boolean {
  return !authorsComplete && byline.length + others.length > 0;
}

/** On one line. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

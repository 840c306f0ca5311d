import { type AuthorName, authorNames } from './author-names.js';
import {
  type CitablePaper,
  type WorkKind,
  arxivAddress,
  arxivIdOf,
  doiAddress,
  doiOf,
  noteOf,
  urlOf,
  workKind,
} from './citable-paper.js';
import { present } from './present.js';

/** https://schema.org/CreativeWork and what is below it. */
const TYPES: Readonly<Record<WorkKind, string>> = {
  article: 'ScholarlyArticle',
  'conference paper': 'ScholarlyArticle',
  chapter: 'Chapter',
  book: 'Book',
  thesis: 'Thesis',
  report: 'Report',
  preprint: 'ScholarlyArticle',
  dataset: 'Dataset',
  software: 'SoftwareSourceCode',
  other: 'ScholarlyArticle',
};

/**
 * A paper as JSON-LD of schema.org, for the head of a page: no sign in it ends the element that it stands in. What is not
 * known is left out.
 */
export function schemaOrgWork(paper: CitablePaper): string {
  const authors = authorNames(paper).map(agent);
  const note = noteOf(paper);
  const work = present({
    '@context': 'https://schema.org',
    '@type': TYPES[workKind(paper)],
    name: paper.title,
    author: authors.length === 0 ? null : authors,
    datePublished: paper.publishedOn ?? paper.publishedIn,
    isPartOf: placeOf(paper),
    pagination: paper.pages,
    publisher: paper.publisher === null ? null : { '@type': 'Organization', name: paper.publisher },
    identifier: identifiersOf(paper),
    url: urlOf(paper),
    sameAs: addressesOf(paper),
    inLanguage: paper.language,
    license: /^https?:/.test(paper.license ?? '') ? paper.license : null,
    creativeWorkStatus: paper.retracted === true ? 'Withdrawn' : null,
    comment: note === null ? null : { '@type': 'Comment', text: note },
    abstract: paper.abstract,
  });
  return JSON.stringify(work).replaceAll('<', '\\u003c');
}

function agent(name: AuthorName): object {
  if (name.group !== null) return { '@type': 'Organization', name: name.group };
  const { shown, family, given, suffix } = name;
  return present({
    '@type': 'Person',
    name: shown,
    familyName: family,
    givenName: given,
    honorificSuffix: suffix === '' ? null : suffix,
  });
}

/** The issue of the volume of the venue, as far as each is known. */
function placeOf({ venue, issn, volume, issue }: CitablePaper): object | null {
  let place = venue === null ? null : present({ '@type': 'Periodical', name: venue, issn });
  if (volume !== null)
    place = present({ '@type': 'PublicationVolume', volumeNumber: volume, isPartOf: place });
  if (issue !== null) place = present({ '@type': 'PublicationIssue', issueNumber: issue, isPartOf: place });
  return place;
}

function identifiersOf({ identifiers }: CitablePaper): object[] | null {
  const values = identifiers.map(({ scheme, value }) => ({
    '@type': 'PropertyValue',
    propertyID: scheme,
    value,
  }));
  return values.length === 0 ? null : values;
}

function addressesOf(paper: CitablePaper): string[] | null {
  const [doi, arxiv] = [doiOf(paper), arxivIdOf(paper)];
  const all = [
    doi === null ? null : doiAddress(doi),
    arxiv === null ? null : arxivAddress(arxiv),
    paper.statedPage,
  ].filter((url) => url !== null);
  return all.length === 0 ? null : [...new Set(all)];
}

import type { CitablePaper } from '../../src/citing/citable-paper.js';
import { citation } from '../../src/citing/citation.js';
import { PUBLICATION_TYPES, type PublicationType } from '../../src/text/publication-types.js';

const PAPER: CitablePaper = {
  slug: 'peat',
  title: 'Peat </script> & fens',
  abstract: null,
  type: 'ARTICLE',
  publishedOn: '2019-05-03',
  publishedIn: null,
  venue: 'Journal of Bogs',
  issn: '0028-0836',
  volume: '12',
  issue: '3',
  pages: '13-27',
  publisher: 'Fen Press',
  language: 'en',
  license: null,
  comment: null,
  retracted: null,
  primaryTopic: 'cs.LG',
  authorsComplete: true,
  byline: [
    { printed: 'Rianne van den Berg', stated: '', familyKey: '' },
    { printed: 'Gemini Team', stated: '', familyKey: '' },
  ],
  others: [],
  identifiers: [
    { scheme: 'ARXIV', value: '2209.15618' },
    { scheme: 'DOI', value: '10.1000/peat_1' },
  ],
  statedPage: 'https://example.org/peat',
};

it('has for BibTeX what an article appeared in', () => {
  expect(citation(PAPER, 'BIBTEX')).toBe(
    `@article{peat,
  title = {{Peat </script> \\& fens}},
  author = {van den Berg, Rianne and {Gemini Team}},
  journal = {Journal of Bogs},
  volume = {12},
  number = {3},
  pages = {13--27},
  publisher = {Fen Press},
  issn = {0028-0836},
  year = {2019},
  month = may,
  day = {3},
  eprint = {2209.15618},
  archivePrefix = {arXiv},
  primaryClass = {cs.LG},
  doi = {10.1000/peat_1},
  url = {https://doi.org/10.1000/peat_1}
}
`,
  );
});

/** By type: the entry of BibTeX, where it has the venue, and the types of RIS, CSL and schema.org. */
const BY_TYPE: Readonly<Record<PublicationType, readonly [string, string, string, string, string]>> = {
  ARTICLE: ['article', 'journal', 'JOUR', 'article-journal', 'ScholarlyArticle'],
  CONFERENCE_PAPER: ['inproceedings', 'booktitle', 'CPAPER', 'paper-conference', 'ScholarlyArticle'],
  PREPRINT: ['misc', 'howpublished', 'UNPB', 'article', 'ScholarlyArticle'],
  BOOK: ['book', 'series', 'BOOK', 'book', 'Book'],
  BOOK_CHAPTER: ['incollection', 'booktitle', 'CHAP', 'chapter', 'Chapter'],
  THESIS: ['phdthesis', 'school', 'THES', 'thesis', 'Thesis'],
  REPORT: ['techreport', 'institution', 'RPRT', 'report', 'Report'],
  REVIEW: ['article', 'journal', 'JOUR', 'article-journal', 'ScholarlyArticle'],
  DATASET: ['misc', 'howpublished', 'DATA', 'dataset', 'Dataset'],
  SOFTWARE: ['misc', 'howpublished', 'COMP', 'software', 'SoftwareSourceCode'],
  OTHER: ['misc', 'howpublished', 'GEN', 'document', 'ScholarlyArticle'],
};

it.each(PUBLICATION_TYPES)('names a %s in each form', (type) => {
  const paper = { ...PAPER, type, publisher: null };
  const [entry, field, ris, csl, schema] = BY_TYPE[type];
  expect(citation(paper, 'BIBTEX')).toMatch(`@${entry}{peat`);
  expect(citation(paper, 'BIBTEX')).toMatch(`  ${field} = {Journal of Bogs}`);
  expect(citation(paper, 'RIS')).toMatch(`TY  - ${ris}\r\n`);
  expect(JSON.parse(citation(paper, 'CSL_JSON'))).toMatchObject({ type: csl });
  expect(JSON.parse(citation(paper, 'SCHEMA_ORG'))).toMatchObject({ '@type': schema });
});

it.each([
  ['an article by its publisher', { type: null, venue: null }, 'article'],
  ['a talk by the name of its proceedings', { type: null, venue: 'Proceedings of Mud' }, 'inproceedings'],
  ['an article by its venue', { type: null, venue: 'Nature', identifiers: [] }, 'article'],
  ['nothing where nothing is known', { type: null, venue: null, identifiers: [] }, 'misc'],
  ['no talk where it was held nowhere', { type: 'CONFERENCE_PAPER', venue: null, identifiers: [] }, 'misc'],
] as const)('takes for %s', (_what, values, entry) => {
  expect(citation({ ...PAPER, ...values }, 'BIBTEX')).toMatch(`@${entry}{`);
});

it('says in each form that a paper was withdrawn, and that authors are missing', () => {
  const paper = { ...PAPER, retracted: true, authorsComplete: false, comment: '5 pages' };
  expect(citation(paper, 'BIBTEX')).toMatch('and others},');
  expect(citation(paper, 'BIBTEX')).toMatch('  note = {Withdrawn. 5 pages}');
  const note = 'Withdrawn. 5 pages Not all authors are known.';
  expect(citation(paper, 'RIS')).toMatch(`N1  - ${note}\r\n`);
  expect(JSON.parse(citation(paper, 'CSL_JSON'))).toMatchObject({ note, status: 'withdrawn' });
  expect(JSON.parse(citation(paper, 'SCHEMA_ORG'))).toMatchObject({ creativeWorkStatus: 'Withdrawn' });
});

it('tells pages of the web where a paper is printed, in a text that ends no element', () => {
  const text = citation(PAPER, 'SCHEMA_ORG');
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toMatchObject({
    '@context': 'https://schema.org',
    name: 'Peat </script> & fens',
    author: [
      { '@type': 'Person', name: 'Rianne van den Berg', familyName: 'van den Berg', givenName: 'Rianne' },
      { '@type': 'Organization', name: 'Gemini Team' },
    ],
    datePublished: '2019-05-03',
    isPartOf: {
      issueNumber: '3',
      isPartOf: { volumeNumber: '12', isPartOf: { name: 'Journal of Bogs', issn: '0028-0836' } },
    },
    pagination: '13-27',
    sameAs: [
      'https://doi.org/10.1000/peat_1',
      'https://arxiv.org/abs/2209.15618',
      'https://example.org/peat',
    ],
  });
});

it('keeps the particle of a family name apart for CSL', () => {
  expect(JSON.parse(citation(PAPER, 'CSL_JSON'))).toMatchObject({
    author: [
      { family: 'Berg', given: 'Rianne', 'non-dropping-particle': 'van den' },
      { literal: 'Gemini Team' },
    ],
  });
});

import { semanticScholarFormat } from '../../../src/formats/semantic-scholar/format.js';

const ID = '344e7fb2000d9063cbc9deb550e46946bafe3c90';
const OTHER = '279d374ecf914ee2b9dffcb1276c0e0ed2c7cc38';
const PAPER = {
  paperId: ID,
  externalIds: { DOI: '10.5555/X', ArXiv: '2001.00012', DBLP: 'journals/bog/Lind20', CorpusId: 5 },
  title: 'The peat',
  abstract: null,
  authors: [{ authorId: '1', name: 'Ane Lind' }],
  year: 2020,
  publicationDate: '2020-02-03',
  publicationTypes: ['JournalArticle', 'Conference'],
  publicationVenue: { name: 'Bogs', issn: '0028-0836' },
  journal: { name: 'Journal of Bogs', volume: '7', pages: '3 - 9' },
  citationCount: 9,
  openAccessPdf: { url: 'https://a.example/x.pdf', status: 'GREEN' },
  references: [
    { paperId: OTHER, title: 'Fens', year: 1999 },
    {
      intents: ['background'],
      citedPaper: { paperId: null, title: 'Moors', externalIds: { DOI: '10.5555/m' } },
    },
  ],
};
const read = (value: unknown) => semanticScholarFormat.read(value, { line: 1, latestDay: '2027-12-31' });

it('reads a paper', () => {
  expect(read(PAPER)).toMatchObject({
    key: ID,
    title: 'The peat',
    byline: { names: ['Ane Lind'] },
    ...{ publishedOn: '2020-02-03', venue: 'Journal of Bogs', issn: '0028-0836', volume: '7', pages: '3-9' },
    ...{ publicationType: 'CONFERENCE_PAPER', citedByCount: 9 },
    links: ['PDF https://a.example/x.pdf'],
    references: [`SEMANTIC_SCHOLAR:${OTHER}\t1999\tFens`, 'DOI:10.5555/m\t\tMoors\tbackground'],
  });
});

it('reads the papers of answers about citations and references', () => {
  expect(read({ contexts: [], citingPaper: PAPER })).toMatchObject({ key: ID });
  expect(read({ isInfluential: true, citedPaper: PAPER })).toMatchObject({ key: ID });
});

it('reads a line of its files', () => {
  expect(
    read({
      corpusid: 5,
      externalids: { DOI: '10.5555/X' },
      title: 'Peat',
      citationcount: 3,
      publicationdate: '2020-02',
    }),
  ).toMatchObject({
    key: 'CorpusId:5',
    ...{ citedByCount: 3, publishedIn: '2020-02' },
  });
});

it('names a paper without a title, and one without an id', () => {
  expect(read({ paperId: ID })).toEqual({ rejected: `of the key "${ID}" has no title` });
  expect(read({ paperId: null, title: 'Peat' })).toEqual({
    rejected: 'has no paperId, expected one of 40 hexadecimal digits, or the number of a corpus',
  });
});

import type { BulkFormat } from '../../src/formats/bulk-format.js';
import { arxivRecordOf, idOf } from './arxiv-file.js';
import { orcid } from './import-records.js';

/** Whole records of each format, made up, with all that its readers look at. */
export const MADE_UP_RECORDS: Readonly<Record<BulkFormat['name'], readonly Record<string, unknown>[]>> = {
  arxiv: numbers().map(arxivRecord),
  openalex: numbers().map(openAlexWork),
  huggingface: numbers().map(dailyPaper),
  crossref: numbers().map(crossrefWork),
  csl: numbers().map(cslItem),
  'semantic-scholar': numbers().map(semanticScholarPaper),
};

function numbers(): number[] {
  return Array.from({ length: 40 }, (_, at) => at + 1);
}

function arxivRecord(number: number): Record<string, unknown> {
  const parsed = [
    ["L\\'eger", 'Ann-Marie', '', 'Bog Institute'],
    ['Ek', 'B. -C.', 'Jr.'],
  ];
  return arxivRecordOf(number, {
    title: `On Erd\\H{o}s--R\\'enyi graphs of $k_${number}$ vertices\n  and {\\it moss}`,
    comments: '12 pages, 3 figures',
    doi: `10.1000/peat.${number}`,
    ...(number % 3 === 0
      ? { authors_parsed: undefined, authors: 'A. Lee (1), B. Ek, Jr. and C. Oh (2) ((1) Oslo)' }
      : { authors_parsed: parsed }),
  });
}

function openAlexWork(number: number): Record<string, unknown> {
  const place = { landing_page_url: `https://arxiv.org/abs/${idOf(number)}`, pdf_url: null };
  return {
    id: `https://openalex.org/W${number}`,
    doi: `https://doi.org/10.1000/bog.${number}`,
    title: `Peat <i>${number}</i> &amp; moss in H<sub>2</sub>O`,
    display_name: `Peat ${number} & moss in H2O`,
    publication_date: '2020-02-29',
    updated_date: '2024-05-01T10:11:12.123456',
    primary_topic: { id: 'https://openalex.org/T1', display_name: 'Bogs and fens' },
    topics: [{ display_name: 'Bogs and fens' }, { display_name: 'Ferns' }],
    primary_location: place,
    locations: [place],
    is_authors_truncated: false,
    authorships: ['Ann Lee', 'Bo Ek', 'Ann Lee'].map((name, at) => ({
      author: { id: `https://openalex.org/A${number + at}`, display_name: name, orcid: orcid(number + at) },
      raw_author_name: name.replace('n ', 'n M. '),
      institutions: at === 0 ? [{ display_name: 'Bog Institute' }] : [],
      raw_affiliation_strings: ['Fen Street 1, Oslo'],
    })),
    abstract_inverted_index: { We: [0], rank: [1, 3], peat: [2], moss: [4] },
  };
}

function dailyPaper(number: number): Record<string, unknown> {
  return {
    paper: {
      id: idOf(number + 20),
      title: `Ranks of moss ${number}`,
      summary: 'We rank moss.\nIt grows.',
      publishedAt: '2024-01-02T03:04:05.000Z',
      authors: [
        { _id: 'a', name: 'Ann Lee', hidden: false },
        { _id: 'b', name: 'Bo Ek', hidden: number % 5 === 2 },
      ],
      githubRepo: 'https://github.com/moss/moss',
    },
    publishedAt: '2024-01-03T00:00:00.000Z',
    title: `Ranks of moss ${number}`,
    summary: 'We rank moss.',
    numComments: number,
  };
}

function crossrefWork(number: number): Record<string, unknown> {
  return {
    DOI: `10.2000/sedge.${number}`,
    type: 'journal-article',
    title: [`On sedges of <i>parish</i> ${number}`],
    author: [
      { given: 'Ann', family: 'Lee', sequence: 'first', ORCID: `http://orcid.org/${orcid(number)}` },
      { name: 'Bog Consortium', sequence: 'additional' },
    ],
    'container-title': ['Journal of Bogs'],
    ISSN: ['0028-0836'],
    volume: '7',
    issue: '2',
    page: '13-27',
    issued: { 'date-parts': [[2019, 3, 7]] },
    'is-referenced-by-count': number,
    reference: [
      { key: 'r1', DOI: '10.1000/bog.1' },
      { key: 'r2', 'article-title': 'On fens', year: '1990' },
    ],
  };
}

function cslItem(number: number): Record<string, unknown> {
  return {
    id: `lee${number}`,
    type: 'article-journal',
    title: `On rushes of parish ${number}`,
    author: [{ family: 'Lee', given: 'Ann', 'non-dropping-particle': 'van' }, { literal: 'Bog Consortium' }],
    'container-title': 'Journal of Bogs',
    DOI: `10.3000/rush.${number}`,
    issued: { 'date-parts': [['2018', 2]] },
    page: '1-9',
  };
}

function semanticScholarPaper(number: number): Record<string, unknown> {
  return {
    paperId: number.toString(16).padStart(40, '0'),
    externalIds: { DOI: `10.4000/reed.${number}`, CorpusId: number },
    title: `On reeds of parish ${number}`,
    abstract: 'We count reeds.',
    year: 2017,
    authors: [{ authorId: String(number), name: 'Ann Lee' }],
    venue: 'Journal of Bogs',
    citationCount: number,
    references: [{ paperId: (number + 1).toString(16).padStart(40, '0'), title: 'On reeds' }],
  };
}

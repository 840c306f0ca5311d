import { EMPTY_RECORD } from '../../../src/listing-fields.js';
import { openAlexFormat } from '../../../src/formats/openalex/format.js';

const CONTEXT = { line: 3, latestDay: '2026-12-31' };
const AUTHORSHIPS = [
  {
    author_position: 'first',
    author: {
      id: 'https://openalex.org/A5023888391',
      display_name: 'Ana Lee',
      orcid: 'https://orcid.org/0000-0002-1825-0097',
    },
    raw_author_name: 'A. Lee',
    raw_affiliation_strings: ['Dept. of Bogs, Oslo'],
    institutions: [{ display_name: 'University of Oslo', ror: 'https://ror.org/01xtthb56' }],
  },
  {
    author: { id: null, display_name: null, orcid: null },
    raw_author_name: 'Bo Ek',
    raw_affiliation_strings: ['Bog Institute, Rome', 'x'.repeat(301)],
    institutions: [],
  },
];
const WORK = {
  id: 'https://openalex.org/W2741809807',
  doi: 'https://doi.org/10.7717/PeerJ.4375',
  title: 'The <i>state</i> of H<sub>2</sub>O &amp; peat',
  display_name: 'The state of H2O & peat',
  publication_date: '2018-02-13',
  authorships: AUTHORSHIPS,
  primary_topic: { display_name: 'Peat Ecology' },
  topics: [{ display_name: 'Peat Ecology' }, { display_name: 'Water' }, { display_name: 'x'.repeat(101) }],
  abstract_inverted_index: { We: [0], drain: [1], '2020': [3], bogs: [2, 1_000_000_000] },
  primary_location: { landing_page_url: 'https://doi.org/10.7717/peerj.4375', pdf_url: null },
  best_oa_location: null,
  locations: [
    { landing_page_url: 'https://example.org/2209.15619', pdf_url: null },
    { landing_page_url: 'http://arxiv.org/abs/2209.15618v2', pdf_url: 'https://arxiv.org/pdf/2209.15618' },
  ],
  cited_by_count: 5,
  is_retracted: false,
  updated_date: '2025-03-09T14:20:11.123456',
};

const read = (changes: Record<string, unknown> = {}) => openAlexFormat.read({ ...WORK, ...changes }, CONTEXT);

it('reads a work', () => {
  expect(read()).toEqual({
    ...EMPTY_RECORD,
    key: 'W2741809807',
    line: 3,
    title: 'The state of H2O & peat',
    abstract: 'We drain bogs 2020 bogs',
    byline: {
      names: ['Ana Lee', 'Bo Ek'],
      truncated: false,
      identifiers: [
        [
          { scheme: 'OPENALEX', value: 'A5023888391' },
          { scheme: 'ORCID', value: '0000-0002-1825-0097' },
        ],
        [],
      ],
    },
    statedAuthorCount: null,
    dateAsPrinted: '2018-02-13',
    publishedOn: '2018-02-13',
    publishedIn: null,
    publicationType: null,
    yearInferred: false,
    topicLabels: ['Peat Ecology', 'Water'],
    institutionAsPrinted: 'University of Oslo, Bog Institute, Rome',
    institutions: ['University of Oslo', 'Bog Institute, Rome'],
    institutionKeys: ['https://ror.org/01xtthb56 -', ''],
    affiliations: ['[null,["Dept. of Bogs, Oslo",0]]', '[null,["Bog Institute, Rome",null]]'],
    links: [
      'LANDING_PAGE https://doi.org/10.7717/peerj.4375',
      'LANDING_PAGE https://example.org/2209.15619',
      'PDF https://arxiv.org/pdf/2209.15618',
      'LANDING_PAGE http://arxiv.org/abs/2209.15618v2',
    ],
    citedByCount: 5,
    hasCode: null,
    comment: null,
    figureCount: null,
    commentCount: null,
    identifiers: [
      { scheme: 'OPENALEX', value: 'W2741809807' },
      { scheme: 'DOI', value: '10.7717/peerj.4375' },
      { scheme: 'ARXIV', value: '2209.15618' },
    ],
    updatedOn: '2025-03-09',
  });
});

it('reads a work that says next to nothing', () => {
  expect(openAlexFormat.read({ id: 'w1', display_name: 'Peat' }, CONTEXT)).toMatchObject({
    key: 'W1',
    title: 'Peat',
    abstract: null,
    byline: null,
    publishedOn: null,
    identifiers: [{ scheme: 'OPENALEX', value: 'W1' }],
    updatedOn: null,
  });
});

it('calls a paper of a conference one, where the place or Crossref tells', () => {
  const of = (primary_location: Record<string, unknown>, type = 'article') =>
    read({ type, primary_location });
  expect(of({ raw_type: 'proceedings-article' })).toMatchObject({ publicationType: 'CONFERENCE_PAPER' });
  expect(of({ source: { type: 'conference' } })).toMatchObject({ publicationType: 'CONFERENCE_PAPER' });
  expect(read({ type: 'article', type_crossref: 'proceedings-article' })).toMatchObject({
    publicationType: 'CONFERENCE_PAPER',
  });
  expect(of({ source: { type: 'conference' } }, 'preprint')).toMatchObject({ publicationType: 'PREPRINT' });
});

it('knows what a work is, where OpenAlex tells', () => {
  expect(read({ type: 'preprint' })).toMatchObject({ publicationType: 'PREPRINT' });
  expect(read({ type: 'article' })).toMatchObject({ publicationType: 'ARTICLE' });
  expect(read({ type: 7 })).toMatchObject({ publicationType: null });
});

it.each([
  ['2018-01-01', 2018, null, '2018'],
  ['2018-01-02', 2018, '2018-01-02', null],
  ['1975-01-01', 2019, null, '1975'],
  ['2018-05', 2018, null, '2018-05'],
  ['2018', 2018, null, '2018'],
  ['2018-05-00', 2018, null, '2018-05'],
  ['2018-00-00', 2018, null, '2018'],
  [null, 2003, null, '2003'],
  [null, '2003', null, '2003'],
  [null, 3003, null, null],
  [null, 0, null, null],
  [null, { year: 2003 }, null, null],
  [null, null, null, null],
])('dates a work of %j in the year %j', (publication_date, publication_year, publishedOn, publishedIn) => {
  expect(read({ publication_date, publication_year })).toMatchObject({
    dateAsPrinted: publication_date,
    publishedOn,
    publishedIn,
  });
});

it.each(['2027', '2027-01', '0999'])('rejects a work of %s', (publication_date) => {
  expect(read({ publication_date })).toMatchObject({
    rejected: expect.stringContaining(`is dated ${publication_date}, expected a day`) as string,
  });
});

it('finds the arXiv id in a DOI of arXiv', () => {
  expect(read({ doi: 'https://doi.org/10.48550/arXiv.2209.15618', locations: [] })).toMatchObject({
    identifiers: [
      { scheme: 'OPENALEX', value: 'W2741809807' },
      { scheme: 'DOI', value: '10.48550/arxiv.2209.15618' },
      { scheme: 'ARXIV', value: '2209.15618' },
    ],
  });
});

it('leaves out authorships without a name, and calls the byline cut', () => {
  const authorships = [...AUTHORSHIPS, { author: { display_name: ' ' } }, {}];
  expect(read({ authorships })).toMatchObject({
    byline: { names: ['Ana Lee', 'Bo Ek'], truncated: true, identifiers: [{ length: 2 }, { length: 0 }] },
  });
  expect(read({ is_authors_truncated: true })).toMatchObject({ byline: { truncated: true } });
  expect(read({ authorships: [{}] })).toMatchObject({ byline: null });
});

it('takes the printed name of an author whose record stands for nobody', () => {
  const author = { id: 'https://openalex.org/A5317838346', display_name: 'Deleted Author' };
  expect(read({ authorships: [{ author, raw_author_name: 'Cy Oh' }] })).toMatchObject({
    byline: { names: ['Cy Oh'], identifiers: [[]] },
  });
});

it('leaves out an ORCID iD whose check digit is wrong', () => {
  const author = { id: 'a7', display_name: 'Cy Oh', orcid: 'https://orcid.org/0000-0002-1825-0098' };
  expect(read({ authorships: [{ author }] })).toMatchObject({
    byline: { identifiers: [[{ scheme: 'OPENALEX', value: 'A7' }]] },
  });
});

it.each([
  ['a <scp>DNA</scp> <mml:math display="inline"><mml:mi>x</mml:mi></mml:math>', 'a DNA x'],
  ['if a < b > c, use <code> and <italic>', 'if a < b > c, use <code> and <italic>'],
  ['&lt;i&gt; &amp;amp; &quot;q&quot; it&#39;s&nbsp;on &copy; &mdash;', '<i> &amp; "q" it\'s on © —'],
])('reads the title %j', (title, expected) => {
  expect(read({ title })).toMatchObject({ title: expected });
});

it('cleans abstracts, names and institutions by the same rule, and leaves marks of footnotes out', () => {
  const authorships = [
    {
      author: { display_name: 'Ane O&apos;Lin\u00ADd' },
      institutions: [{ display_name: 'Bog &amp; Fen Lab' }],
    },
    {
      author: { display_name: 'Per <i>Ek</i>' },
      raw_affiliation_strings: ['1 and 2', 'none', '(†, a)', 'ETH'],
    },
  ];
  const abstract_inverted_index = {
    'We&nbsp;drain': [0],
    '<jats:italic>bogs</jats:italic>': [1],
    'x&lt;3': [2],
  };
  expect(read({ authorships, abstract_inverted_index })).toMatchObject({
    abstract: 'We drain bogs x<3',
    byline: { names: ["Ane O'Lind", 'Per Ek'] },
    institutions: ['Bog & Fen Lab', 'ETH'],
  });
});

it.each<[string, Record<string, unknown>, string]>([
  [
    'the id of an author',
    { id: 'https://openalex.org/A1' },
    'has "https://openalex.org/A1" as its id, expected the id of an OpenAlex work such as https://openalex.org/W2741809807',
  ],
  ['no title', { title: null, display_name: null }, 'has no title'],
  ['a title of tags', { title: '<i> </i>', display_name: '&#8203;' }, 'has no title'],
  ['a day to come', { publication_date: '2999-01-01' }, 'is dated 2999, expected a day until 2026-12-31'],
  [
    'a place below 0',
    { abstract_inverted_index: { We: [-1] } },
    'has an abstract_inverted_index, expected a list of places, counted from 0, for each word, but "We" has others',
  ],
  [
    'places that are no list',
    { abstract_inverted_index: { We: 1 } },
    'has an abstract_inverted_index, expected a list of places, counted from 0, for each word, but "We" has others',
  ],
  [
    'an abstract of 200,001 places',
    { abstract_inverted_index: { '': Array.from({ length: 200_001 }, (_, place) => place) } },
    'has an abstract of more than 200000 characters, expected at most that many',
  ],
  [
    'a long word in many places',
    { abstract_inverted_index: { ['x'.repeat(100_000)]: [0, 1, 2] } },
    'has an abstract of more than 200000 characters, expected at most that many',
  ],
  ['text for authorships', { authorships: 'Lee' }, 'has "Lee" as its authorships, expected a list'],
])('rejects a work with %s', (_, changes, rejected) => {
  expect(read(changes)).toEqual({ rejected });
});

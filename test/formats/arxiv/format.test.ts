import { EMPTY_RECORD } from '../../../src/listing-fields.js';
import { arxivFormat } from '../../../src/formats/arxiv/format.js';
import { quoteText } from '../../../src/formats/json/describe-value.js';

const CONTEXT = { line: 7, latestDay: '2026-12-31' };
const RECORD = {
  id: '0704.0001',
  submitter: 'Ivo Lind',
  authors: "Ivo Lind, Ana Djokovi\\'{c} (Oslo)",
  title: 'Peat bogs of\n  Schr\\"odinger type',
  comments: "12 pages,\n  3 figures; caf\\'e & more",
  'journal-ref': 'J. Bogs 7:1, 2008',
  doi: '10.1103/PhysRevD.76.013009',
  'report-no': 'OSLO-07-04',
  categories: 'hep-ph math.CO',
  license: null,
  abstract: "  We drain $\\Delta\\'e$ bogs\nof Erd\\H{o}s. \n",
  versions: [
    { version: 'v1', created: 'Mon, 2 Apr 2007 19:18:42 GMT' },
    { version: 'v2', created: 'Tue, 24 Jul 2007 20:10:27 GMT' },
  ],
  update_date: '2008-11-26',
  authors_parsed: [
    ['Lind', 'Ivo', 'Jr.'],
    ["Djokovi\\'{c}", 'Ana', '', 'Oslo', 'x'.repeat(301)],
    ['Yuan', 'C. -P.', '', 'Rome', 'Oslo'],
  ],
};

const read = (changes: Record<string, unknown> = {}) => arxivFormat.read({ ...RECORD, ...changes }, CONTEXT);
const typed = (authors: string) => read({ authors, authors_parsed: undefined });

it('reads a record of the snapshot', () => {
  expect(read()).toEqual({
    ...EMPTY_RECORD,
    key: '0704.0001',
    line: 7,
    title: 'Peat bogs of Schrödinger type',
    abstract: "We drain $\\Delta\\'e$ bogs of Erdős.",
    byline: { names: ['Ivo Lind Jr.', 'Ana Djoković', 'C.-P. Yuan'], truncated: false },
    statedAuthorCount: null,
    dateAsPrinted: 'Mon, 2 Apr 2007 19:18:42 GMT',
    publishedOn: '2007-04-02',
    publishedIn: null,
    publicationType: 'PREPRINT',
    yearInferred: false,
    topicLabels: ['hep-ph', 'math.CO'],
    venue: 'J. Bogs',
    volume: '7',
    pages: '1',
    institutionAsPrinted: 'Oslo, Rome',
    institutions: ['Oslo', 'Rome'],
    affiliations: ['', '[null,["Oslo",null]]', '[null,["Rome",null],["Oslo",null]]'],
    hasCode: null,
    comment: '12 pages, 3 figures; café & more',
    figureCount: null,
    commentCount: null,
    identifiers: [
      { scheme: 'ARXIV', value: '0704.0001' },
      { scheme: 'DOI', value: '10.1103/physrevd.76.013009' },
    ],
    updatedOn: '2008-11-26',
  });
});

it('reads a record that says next to nothing', () => {
  expect(arxivFormat.read({ id: 'hep-th/9901001', title: 'Peat' }, CONTEXT)).toMatchObject({
    key: 'hep-th/9901001',
    title: 'Peat',
    abstract: null,
    byline: null,
    publishedOn: null,
    dateAsPrinted: null,
    institutionAsPrinted: null,
    updatedOn: null,
    topicLabels: [],
  });
});

it('knows what was withdrawn, in the words of the comment or the abstract', () => {
  expect(read()).toMatchObject({ retracted: null, retractionReason: null });
  expect(read({ comments: 'This paper has been withdrawn by the authors, see v1.' })).toMatchObject({
    retracted: true,
    retractionReason: 'This paper has been withdrawn by the authors, see v1.',
  });
  expect(
    read({ abstract: 'We drain bogs. This paper has been withdrawn due to a crucial error in eq. 2.' }),
  ).toMatchObject({
    retracted: true,
    retractionReason: 'This paper has been withdrawn due to a crucial error in eq. 2.',
  });
  expect(read({ comments: 'Section 5 was withdrawn', abstract: 'Money is withdrawn.' })).toMatchObject({
    retracted: null,
  });
});

it('takes the venue of the comment where there is no reference, and the licence', () => {
  const record = read({
    'journal-ref': null,
    comments: 'In Proceedings of ICML 2019',
    license: 'http://x/y',
  });
  expect(record).toMatchObject({ venue: 'Proceedings of ICML 2019', volume: null, license: 'http://x/y' });
  expect(read({ 'journal-ref': 7, license: ['x'] })).toMatchObject({ venue: null, license: null });
});

it('reads the oldest snapshots, whose categories are a list and whose versions have no dates', () => {
  expect(read({ categories: ['hep-ph cs.LG', 'math.CO'], versions: ['v1', 'v2'] })).toMatchObject({
    topicLabels: ['hep-ph', 'cs.LG', 'math.CO'],
    publishedOn: null,
  });
  expect(read({ categories: ['hep-ph', 'cs.LG', 'hep-ph'] })).toMatchObject({
    topicLabels: ['hep-ph', 'cs.LG'],
  });
});

it.each([
  ['Mon, 31 Dec 2007 23:30:00 -0100', '2008-01-01'],
  ['Tue, 1 Jan 2008 00:30:00 +0100', '2007-12-31'],
  ['29 Feb 2008 10:00 GMT', '2008-02-29'],
])('takes the day of %s in UTC', (created, day) => {
  expect(read({ versions: [{ version: 'v1', created }] })).toMatchObject({ publishedOn: day });
});

it.each([
  ['Ana Lee, Bo Ek and Cy Oh', ['Ana Lee', 'Bo Ek', 'Cy Oh']],
  ['Ana Lee, Bo Ek, and Cy Oh', ['Ana Lee', 'Bo Ek', 'Cy Oh']],
  ['A. Lee (1), B. Ek (1 and 2), and C. Oh ((1) Oslo, (2) Rome (IT))', ['A. Lee', 'B. Ek', 'C. Oh']],
  ["Ana~Djokovi\\'{c} (Oslo, Norway),\n Sandy And", ['Ana Djoković', 'Sandy And']],
  ['Ana Lee, Jr., Bo Ek III', ['Ana Lee, Jr.', 'Bo Ek III']],
  ['Ana Lee (Oslo, Bo Ek', ['Ana Lee (Oslo', 'Bo Ek']],
])('reads the typed byline %j where no other is given', (authors, names) => {
  expect(typed(authors)).toMatchObject({ byline: { names, truncated: false } });
});

it('calls a byline cut that says so', () => {
  expect(typed('Ana Lee et al')).toMatchObject({ byline: { names: ['Ana Lee et al'] } });
  expect(typed('Ana Lee, et al.')).toMatchObject({ byline: { names: ['Ana Lee'], truncated: true } });
  expect(
    read({
      authors_parsed: [
        ['Lee', 'Ana', ''],
        ['al.', 'et', ''],
      ],
    }),
  ).toMatchObject({
    byline: { names: ['Ana Lee'], truncated: true },
  });
});

it.each([
  ['10.1000/a 10.1000/b', ['10.1000/a', '10.1000/b']],
  ['10.1000/a, 10.1000/b,10.1000/a', ['10.1000/a', '10.1000/b']],
  ['doi:10.1000/a,b; nonsense', ['10.1000/a,b']],
])('reads the DOIs of %j', (doi, values) => {
  const record = read({ doi });
  expect('identifiers' in record && record.identifiers.slice(1).map(({ value }) => value)).toEqual(values);
});

it.each([['2008-02-30'], ['long ago'], ['2999-01-01'], ['0999-01-01']])(
  'does not know when a record was changed that says %s',
  (update_date) => {
    expect(read({ update_date })).toMatchObject({ updatedOn: null });
  },
);

it.each<[string, Record<string, unknown>, string]>([
  ['no id', { id: undefined }, 'has no id, expected an arXiv id such as 0704.0001 or hep-th/9901001'],
  ['another id', { id: 'x' }, 'has "x" as its id, expected an arXiv id such as 0704.0001 or hep-th/9901001'],
  ['a number for an id', { id: 704.0001 }, 'has 704.0001 as its id, expected text'],
  ['no title', { title: undefined }, 'has no title'],
  ['a blank title', { title: ' \n' }, 'has no title'],
  ['a number for a title', { title: 5 }, 'has 5 as its title, expected text'],
  ['a title too long', { title: 'x'.repeat(5_001) }, 'has a title of 5001 characters, expected at most 5000'],
  [
    'an abstract too long',
    { abstract: 'x'.repeat(200_001) },
    'has an abstract of 200001 characters, expected at most 200000',
  ],
  [
    'a comment too long',
    { comments: 'x'.repeat(200_001) },
    'has a comment of 200001 characters, expected at most 200000',
  ],
  [
    'a name too long',
    { authors_parsed: [['x'.repeat(301), '', '']] },
    'has a name of 301 characters, expected at most 300',
  ],
  [
    'too many authors',
    { authors_parsed: Array.from({ length: 20_001 }, () => ['Lee', 'Ana', '']) },
    'has 20001 authors, expected at most 20000',
  ],
  [
    'a topic too long',
    { categories: 'x'.repeat(101) },
    'has a topic of 101 characters, expected at most 100',
  ],
  ['text for authors', { authors_parsed: 'Lee' }, 'has "Lee" as its authors_parsed, expected a list'],
  [
    'an author as an object',
    { authors_parsed: [{ name: 'Lee' }] },
    'has an object among its authors_parsed, expected lists of text',
  ],
  [
    'a date that is none',
    { versions: [{ created: 'soon' }] },
    'is dated "soon", expected a day of the calendar',
  ],
  [
    'a day that is none',
    { versions: [{ created: 'Mon, 31 Apr 2007 19:18:42 GMT' }] },
    'is dated "Mon, 31 Apr 2007 19:18:42 GMT", expected a day of the calendar',
  ],
  [
    'a day to come',
    { versions: [{ created: 'Tue, 1 Jan 2999 00:00:00 GMT' }] },
    'is dated 2999-01-01, expected a day until 2026-12-31',
  ],
  [
    'a day too long ago',
    { versions: [{ created: 'Tue, 1 Jan 0999 00:00:00 GMT' }] },
    'is dated 0999-01-01, expected a day from 1000-01-01 on',
  ],
  [
    'U+0000',
    { abstract: 'We \0drain' },
    `has the character U+0000 in ${quoteText('We \0drain')}, expected text without it`,
  ],
  [
    'a pile of accents',
    { title: `Pe${'\u0301\u0323'.repeat(50_000)}at` },
    'has more than 30 accents on one letter, expected readable text',
  ],
])('rejects a record with %s', (_, changes, rejected) => {
  expect(read(changes)).toEqual({ rejected });
});

it('rejects what is no object', () => {
  expect(arxivFormat.read([RECORD], CONTEXT)).toEqual({ rejected: 'is a list, expected a JSON object' });
});

it('replaces lone halves of surrogate pairs', () => {
  expect(read({ title: 'Peat \uD800 bogs' })).toMatchObject({ title: 'Peat \uFFFD bogs' });
});

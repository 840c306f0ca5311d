import { huggingFaceFormat } from '../../../src/formats/huggingface/format.js';

const CONTEXT = { line: 2, latestDay: '2026-12-31' };
const PAPER = {
  id: '2510.01234',
  authors: [
    { _id: '1', name: 'Ana Lee', hidden: false },
    { _id: '2', name: 'Bo Ek', user: { fullname: 'Bo' } },
  ],
  title: 'Peat bogs that\n learn',
  summary: 'We drain\nbogs.',
  publishedAt: '2025-10-01T17:59:00.000Z',
  upvotes: 12,
  githubRepo: 'https://github.com/peat/bogs',
  githubStars: 40,
};
const ITEM = { paper: PAPER, publishedAt: '2025-10-02T01:00:00.000Z', numComments: 2, title: PAPER.title };

const read = (paper: Record<string, unknown> = {}, item: Record<string, unknown> = {}) =>
  huggingFaceFormat.read({ ...ITEM, paper: { ...PAPER, ...paper }, ...item }, CONTEXT);

it('reads an item of the daily papers', () => {
  expect(read()).toMatchObject({
    key: '2510.01234',
    line: 2,
    title: 'Peat bogs that learn',
    abstract: 'We drain bogs.',
    byline: { names: ['Ana Lee', 'Bo Ek'], truncated: false },
    dateAsPrinted: '2025-10-02T01:00:00.000Z',
    publishedOn: '2025-10-01',
    topicLabels: [],
    hasCode: true,
    commentCount: 2,
    identifiers: [{ scheme: 'ARXIV', value: '2510.01234' }],
    updatedOn: '2025-10-02',
  });
});

it('reads what belongs to a paper: code with its stars, page, discussion, votes and organization', () => {
  const record = read({
    projectPage: 'https://peat.example/bogs',
    discussionId: '6a85134d536bdd3bdd48f776',
    organization: { _id: '1', name: 'peat-lab', fullname: 'Peat Lab' },
  });
  expect(record).toMatchObject({
    links: [
      'CODE https://github.com/peat/bogs 40',
      'PROJECT https://peat.example/bogs',
      'DISCUSSION https://huggingface.co/papers/2510.01234',
    ],
    upvoteCount: 12,
    institutions: ['Peat Lab'],
  });
  expect(read({ projectPage: 'soon', githubRepo: undefined, upvotes: 'many' })).toMatchObject({
    links: [],
    upvoteCount: null,
    institutions: [],
  });
});

it('takes the day of the listing where the paper has none', () => {
  expect(read({ publishedAt: undefined })).toMatchObject({ publishedOn: '2025-10-02' });
});

it('knows of no code where no repository is named', () => {
  expect(read({ githubRepo: undefined })).toMatchObject({ hasCode: null });
  expect(read({ githubRepo: null })).toMatchObject({ hasCode: null });
});

it('takes an account for its owner’s where they have claimed it, or Hugging Face has assigned it', () => {
  const account = (digit: string) => digit.repeat(24);
  const author = (name: string, status: unknown, user: unknown) => ({ name, status, user });
  const authors = [
    author('Ana Lee', 'claimed_verified', { _id: account('a') }),
    author('Bo Ek', 'admin_assigned', { _id: account('B') }),
    author('Cy Wolk', 'claimed', { _id: account('c') }),
    author('Di Quist', 'claimed_verified', { _id: null }),
    author('Ed Kern', 'claimed_verified', 'ed'),
    author('Flo Hart', 'admin_assigned', { _id: 'flo' }),
  ];
  expect(read({ authors })).toMatchObject({
    byline: {
      identifiers: [
        [{ scheme: 'HUGGING_FACE', value: account('a') }],
        [{ scheme: 'HUGGING_FACE', value: account('b') }],
        ...[[], [], [], []],
      ],
    },
  });
  expect(read({ authors: authors.slice(2) })).not.toHaveProperty('byline.identifiers');
});

it('leaves hidden authors out, and calls the byline cut', () => {
  const authors = [{ name: 'Ana Lee', hidden: true }, { name: 'Bo Ek' }, { name: ' ' }];
  expect(read({ authors })).toMatchObject({ byline: { names: ['Bo Ek'], truncated: true } });
  expect(read({ authors: [{ name: 'Ana Lee', hidden: true }] })).toMatchObject({ byline: null });
});

it.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
  ['no paper', {}, { paper: undefined }, 'has no paper, expected an object of that name'],
  ['no id', { id: null }, {}, 'has no id, expected an arXiv id such as 2209.15618'],
  ['no title', { title: undefined }, { title: undefined }, 'has no title'],
  [
    'text for a number',
    {},
    { numComments: '2' },
    'has "2" as its numComments, expected a whole number from 0 to 2147483647',
  ],
  [
    'half a comment',
    {},
    { numComments: 0.5 },
    'has 0.5 as its numComments, expected a whole number from 0 to 2147483647',
  ],
  [
    'comments past 32 bits',
    {},
    { numComments: 2 ** 31 },
    'has 2147483648 as its numComments, expected a whole number from 0 to 2147483647',
  ],
  [
    'a date that is none',
    { publishedAt: '2025-13-01' },
    {},
    'is dated "2025-13-01", expected a day of the calendar',
  ],
  [
    'text for a flag',
    { authors: [{ name: 'Ana Lee', hidden: 'no' }] },
    {},
    'has "no" as its hidden, expected true or false',
  ],
  [
    'a name for an author',
    { authors: ['Ana Lee'] },
    {},
    'has "Ana Lee" among its authors, expected an object',
  ],
])('rejects an item with %s', (_, paper, item, rejected) => {
  expect(read(paper, item)).toEqual({ rejected });
});

import { type SearchedTexts, wordVector } from '../../../src/text/words/word-vector.js';
import { type TestDatabase, createTestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('empty')));
afterAll(() => database.drop());

const NONE: SearchedTexts = {
  title: '',
  abstract: null,
  comment: null,
  names: [],
  institutions: [],
  venues: [],
};

async function lexemesOf(texts: Partial<SearchedTexts>): Promise<string[]> {
  const [row] = await database.dataSource.query<{ lexemes: string[] }[]>(
    'select tsvector_to_array($1::tsvector) as lexemes',
    [wordVector({ ...NONE, ...texts })],
  );
  return row?.lexemes ?? [];
}

it('gives stems, words of the title and words of names', async () => {
  const texts = {
    title: 'The Modeling of GPT-3',
    abstract: 'We model it.',
    names: ['Ada O’Fen'],
    institutions: ['MIT'],
  };
  const expected = [
    ...['3', 'gpt', 'gpt3', 'model'],
    ...['=3', '=gpt', '=gpt3', '=modeling', '=of', '=the'],
    ...['@ada', '@fen', '@mit', '@o', '@ofen'],
  ];
  expect(new Set(await lexemesOf(texts))).toEqual(new Set(expected));
});

it('makes what PostgreSQL takes of texts in which no word comes twice', async () => {
  // Each 20,000 signs with another step, so that no two stand side by side twice.
  let count = 0;
  const sign = () =>
    String.fromCodePoint(0x4e00 + (((count += 1) * (1 + Math.floor(count / 20_000))) % 20_000));
  const distinct = (length: number) => Array.from({ length }, sign).join('');
  const long = (start: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${start}${String(at).padStart(6, '0')}${'ж'.repeat(50)}`);
  const lexemes = await lexemesOf({
    title: `Moor ${distinct(4_900)}`,
    abstract: `bog ${distinct(200_000)}`,
    comment: `fen ${distinct(200_000)}`,
    names: ['Ada Peat', ...long('н', 20_000)],
  });
  expect(lexemes).toEqual(expect.arrayContaining(['moor', 'bog', '=moor', '@ada', '@peat']));
});

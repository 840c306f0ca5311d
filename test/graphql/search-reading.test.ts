import { type Graph, openGraph } from '../support/graph.js';

let graph: Graph;
beforeAll(async () => (graph = await openGraph('seeded')));
afterAll(() => graph.close());

interface Reading {
  required: string[];
  relaxed: string[];
  authors: { name: string }[];
  corrected: { typed: string; taken: string }[];
}

async function readingOf(query: string, args = ''): Promise<Reading> {
  const { search } = await graph.data<{ search: { reading: Reading } }>(
    `query ($query: String!) { search(query: $query ${args}) {
      reading { required relaxed authors { name } corrected { typed taken } } } }`,
    { query },
  );
  return search.reading;
}

it.each([
  ['words', 'Meta  LEARNING', ['Meta', 'LEARNING']],
  ['stop words', 'the learning of agents', ['learning', 'agents']],
  ['a phrase', '"reinforcement learning" agents', ['reinforcement learning', 'agents']],
  ['words held together', 'state-of-the-art agents', ['state-of-the-art', 'agents']],
  ['an exclusion', 'learning -meta', ['learning']],
  ['a word typed twice', 'learning agents learning', ['learning', 'agents']],
  ['alternatives', 'neural networks or networks agents', ['networks']],
  ['nothing', ' ', []],
])('tells of %s what every hit meets', async (_name, query, required) => {
  expect(await readingOf(query, ', match: ALL')).toEqual({
    required,
    relaxed: [],
    authors: [],
    corrected: [],
  });
});

it('is read without a page', async () => {
  const { statements } = await graph.query('{ search(query: "learning") { reading { required } } }');
  expect(statements).not.toContain('searchPage');
});

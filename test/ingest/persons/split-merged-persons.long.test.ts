import { type Graph, openGraph } from '../../support/graph.js';
import { catalyzexPage, loadTexts } from '../../support/load-texts.js';

let graph: Graph;
beforeEach(async () => (graph = await openGraph('empty')));
afterEach(() => graph.close());

/** Pages of one entry each, with made-up titles; the owner is the first of the byline. */
function pages(bylines: string[][]): Record<string, string> {
  return Object.fromEntries(
    bylines.map((names, place) => [
      `${place}.txt`,
      catalyzexPage(names[0] ?? '', [{ title: `On Rivers, part ${place}`, names }]),
    ]),
  );
}

/** Who is who: the spellings of each person with the titles of their papers. */
async function persons(): Promise<string[]> {
  const { authors } = await graph.data<{
    authors: {
      nodes: { nameVariants: string[]; papers: { totalCount: number; nodes: { title: string }[] } }[];
    };
  }>('{ authors(first: 100) { nodes { nameVariants papers(first: 100) { totalCount nodes { title } } } } }');
  return authors.nodes
    .map(({ nameVariants, papers }) => {
      expect(papers.nodes).toHaveLength(papers.totalCount);
      const titles = papers.nodes.map(({ title }) => title).sort();
      return `${nameVariants.sort().join(' = ')}: ${titles.join(', ')}`;
    })
    .sort();
}

async function loadOneByOne(documents: Record<string, string>, order: string[]): Promise<string[]> {
  for (const name of order) await loadTexts(graph.dataSource, { [name]: documents[name] ?? '' });
  const found = await persons();
  await graph.dataSource.query(
    `truncate ${['papers', 'authors', 'author_topics', 'sources', 'topics'].join(', ')} restart identity cascade`,
  );
  return found;
}

function permutations<Value>(values: Value[]): Value[][] {
  if (values.length < 2) return [values];
  return values.flatMap((value, place) =>
    permutations([...values.slice(0, place), ...values.slice(place + 1)]).map((rest) => [value, ...rest]),
  );
}

it.each([
  [
    'a candidate that comes late',
    [
      ['J. Smith', 'Paula Quist', 'Omar Rahn'],
      ['John Smith', 'Paula Quist', 'Omar Rahn'],
      ['Jane Smith', 'Paula Quist', 'Omar Rahn'],
    ],
  ],
  [
    'two who turn out to stand on one byline',
    [
      ['Tom Berg', 'Paula Quist', 'Omar Rahn'],
      ['Thomas Berg', 'Paula Quist', 'Omar Rahn'],
      ['Tom Berg', 'Thomas Berg', 'Paula Quist'],
    ],
  ],
  [
    'a merge that is the evidence for another',
    [
      ['Nils One', 'Ada Berg', 'Mara Lind'],
      ['Nils One', 'Ada K. Berg', 'Ute Kern'],
      ['Vera Two', 'Ada K. Berg', 'Mara J. Lind'],
    ],
  ],
])('finds the same persons in any order of documents: %s', async (_name, bylines) => {
  const documents = pages(bylines);
  const orders = permutations(Object.keys(documents));
  const expected = await loadOneByOne(documents, orders[0] ?? []);
  for (const order of orders) expect(await loadOneByOne(documents, order)).toEqual(expected);
});

it('takes a merge back when the evidence has gone', async () => {
  await loadTexts(
    graph.dataSource,
    pages([
      ['Tom Berg', 'Paula Quist', 'Omar Rahn'],
      ['Thomas Berg', 'Paula Quist', 'Omar Rahn'],
    ]),
  );
  expect((await persons()).map((person) => person.replace(/:.*/, ''))).toContain('Thomas Berg = Tom Berg');
  const changed = pages([
    ['Tom Berg', 'Paula Quist', 'Omar Rahn'],
    ['Thomas Berg', 'Zoe Ulm'],
  ]);
  await loadTexts(graph.dataSource, { '1.txt': changed['1.txt'] ?? '' });
  expect((await persons()).map((person) => person.replace(/:.*/, ''))).toEqual([
    'Omar Rahn',
    'Paula Quist',
    'Thomas Berg',
    'Tom Berg',
    'Zoe Ulm',
  ]);
});

it('forgets names that are gone before it matches persons', async () => {
  const first = pages([
    ['K. Orr', 'Ann Lee', 'Bo Ek'],
    ['Kim Orr', 'Ann Lee', 'Bo Ek'],
    ['Kurt Orr', 'Ann Lee', 'Bo Ek'],
  ]);
  for (const name of Object.keys(first)) await loadTexts(graph.dataSource, { [name]: first[name] ?? '' });
  const changed = pages([['K. Orr'], ['Kurt Orr', 'Ann Lee', 'Bo Ek']]);
  await loadTexts(graph.dataSource, { '1.txt': changed['1.txt'] ?? '' });
  expect((await persons()).map((person) => person.replace(/:.*/, ''))).toContain('K. Orr = Kurt Orr');
});

it('finds a person under a short form with another initial', async () => {
  await loadTexts(graph.dataSource, {
    'a.txt': catalyzexPage('Bill Foe', [{ title: 'Peat', names: ['William Foe', 'Ann Lee'] }]),
  });
  expect((await persons()).map((person) => person.replace(/:.*/, ''))).toEqual([
    'Ann Lee',
    'Bill Foe = William Foe',
  ]);
});

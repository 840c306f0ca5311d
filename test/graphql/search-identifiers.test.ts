import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFormat } from '../../src/formats/all-formats.js';
import { type Graph, openGraph } from '../support/graph.js';
import { importHere } from '../support/import-here.js';
import { makeScratchFolder, removeScratchFolder } from '../support/scratch-folder.js';

let scratch: string;
let graph: Graph;
beforeAll(async () => {
  scratch = makeScratchFolder();
  graph = await openGraph('empty');
  const titles = [
    'Moss on northern roofs',
    'Ferns near northern walls',
    'The',
    'Programming moss simulations in C++',
    'C for roofs',
    '森林的苔藓研究',
  ];
  const works = titles.map((title, place) => ({
    id: `https://openalex.org/W8${place}12`,
    doi: `https://doi.org/10.1234/Moss.${place}`,
    ids: {},
    title,
    publication_date: '2021-04-05',
    authorships: [{ raw_author_name: 'Ada Moor', institutions: [{ display_name: 'Institute of Bryology' }] }],
    locations: [{ landing_page_url: `https://arxiv.org/abs/2104.0${place}123` }],
  }));
  const file = join(scratch, 'works.jsonl');
  writeFileSync(file, works.map((work) => `${JSON.stringify(work)}\n`).join(''));
  await importHere(graph.database, [file], { format: findFormat('openalex') ?? undefined }).summary;
});
afterAll(async () => {
  await graph.close();
  removeScratchFolder(scratch);
});

async function titles(query: string, match = 'BEST'): Promise<string[]> {
  const { search } = await graph.data<{ search: { nodes: { title: string }[] } }>(
    `query ($query: String!, $match: SearchMatch) {
      search(query: $query, match: $match, kinds: [PAPER]) { nodes { ... on Paper { title } } } }`,
    { query, match },
  );
  return search.nodes.map(({ title }) => title);
}

it.each([
  '10.1234/moss.1',
  'https://doi.org/10.1234/Moss.1',
  'DOI: 10.1234/moss.1.',
  'W8112',
  'https://openalex.org/W8112',
])('finds the paper that %s names, and no other', async (query) => {
  expect(await titles(query)).toEqual(['Ferns near northern walls']);
  expect(await titles(query, 'ALL')).toEqual(['Ferns near northern walls']);
});

it('puts a paper first that an identifier among words names', async () => {
  expect((await titles('see W8112 on moss'))[0]).toBe('Ferns near northern walls');
});

it('finds nothing for an identifier that no paper has', async () => {
  expect(await titles('10.1234/moss.99')).toEqual([]);
  expect(await titles('2209.99999')).toEqual([]);
});

it('finds by a stop word alone what bears it as a title', async () => {
  expect(await titles('the')).toEqual(['The']);
  expect(await titles('of')).toEqual([]);
});

it('tells C++ from C', async () => {
  expect(await titles('C++')).toEqual(['Programming moss simulations in C++']);
  expect(await titles('moss c++')).toEqual(['Programming moss simulations in C++']);
});

it('finds words of scripts without blanks', async () => {
  for (const query of ['苔藓', '森林', '研', '苔藓研究'])
    expect(await titles(query)).toEqual(['森林的苔藓研究']);
});

it('finds papers by names of authors and institutions, below those that say the words', async () => {
  expect(await titles('bryology ferns')).toEqual(['Ferns near northern walls']);
  expect((await titles('moor')).sort()).toHaveLength(6);
});

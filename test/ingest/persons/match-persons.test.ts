import { checkInvariants } from '../../support/check-invariants.js';
import { type Graph, openGraph } from '../../support/graph.js';
import { type PrintedEntry, catalyzexPage, loadTexts } from '../../support/load-texts.js';

let graph: Graph;
beforeEach(async () => (graph = await openGraph('empty')));
afterEach(() => graph.close());

interface Person {
  slug: string;
  name: string;
  nameVariants: string[];
  papers: { totalCount: number };
}

async function load(...bylines: string[][]): Promise<void> {
  const entries: PrintedEntry[] = bylines.map((names, place) => ({
    title: `On Rivers, part ${place + 1}`,
    names,
  }));
  await loadTexts(graph.dataSource, { 'a.txt': catalyzexPage('Zoe Owner', entries) });
}

async function persons(): Promise<Person[]> {
  const { authors } = await graph.data<{ authors: { nodes: Person[] } }>(
    '{ authors(first: 100) { nodes { slug name nameVariants papers { totalCount } } } }',
  );
  return authors.nodes.filter(({ name }) => name !== 'Zoe Owner');
}

const names = async () => (await persons()).map(({ name }) => name);

it('takes spellings for one person that differ in accents, full stops, case and space', async () => {
  await load(
    ['Grégor A. Lind', 'Ola Berg'],
    ['GREGOR A LIND', 'Ute Kern'],
    ['Gregor A.Lind', 'Pia Holm'],
    ['Grégor A. Lind'],
  );
  const [gregor] = (await persons()).filter(({ slug }) => slug === 'gregor-a-lind');
  expect(gregor).toMatchObject({ name: 'Grégor A. Lind', papers: { totalCount: 4 } });
  expect(gregor?.nameVariants[0]).toBe('Grégor A. Lind');
  expect(gregor?.nameVariants).toHaveLength(3);
});

// The owner of the page is an author of every entry, so each pair below shares one co-author more than it prints.

it('merges a middle name more or less with one co-author in common', async () => {
  await load(['Mara Lind', 'Ola Berg'], ['Mara Katrin Lind', 'Ute Kern']);
  expect(await names()).toEqual(['Mara Katrin Lind', 'Ola Berg', 'Ute Kern']);
});

it('merges a short form only with two co-authors in common', async () => {
  await load(['Tom Hart', 'Ola Berg'], ['Thomas Hart', 'Ute Kern']);
  expect(await names()).toEqual(['Ola Berg', 'Thomas Hart', 'Tom Hart', 'Ute Kern']);
});

it('merges an initial with two co-authors in common', async () => {
  await load(['T. Hart', 'Ola Berg'], ['Thomas Hart', 'Ola Berg', 'Ute Kern']);
  expect(await names()).toEqual(['Ola Berg', 'Thomas Hart', 'Ute Kern']);
});

it('merges none where two candidates are left', async () => {
  await load(['T. Hart', 'Ola Berg'], ['Thomas Hart', 'Ola Berg'], ['Theresa Hart', 'Ola Berg']);
  expect(await names()).toEqual(['Ola Berg', 'T. Hart', 'Theresa Hart', 'Thomas Hart']);
});

it('never merges two who stand on one byline', async () => {
  await load(['Mara Lind', 'Mara K. Lind', 'Ola Berg']);
  expect(await names()).toEqual(['Mara K. Lind', 'Mara Lind', 'Ola Berg']);
});

const page = (owner: string, title: string, ...names: string[]) =>
  catalyzexPage(owner, [{ title, names: [owner, ...names] }]);

async function loadPages(...pages: string[]): Promise<string[]> {
  const texts = pages.map((text, place) => [`${place}.txt`, text] as const);
  for (const [name, text] of texts) await loadTexts(graph.dataSource, { [name]: text });
  await checkInvariants(graph.dataSource);
  return names();
}

it('merges a name with its words turned round, where somebody has written with both', async () => {
  expect(
    await loadPages(page('Ola Berg', 'Peat', 'Lian Mora'), page('Ola Berg', 'Moss', 'Mora Lian')),
  ).toEqual(['Lian Mora', 'Ola Berg']);
  const [lian] = await persons();
  expect(lian).toMatchObject({ nameVariants: ['Lian Mora', 'Mora Lian'], papers: { totalCount: 2 } });
});

it('merges a name with its words turned round, where sources name them for one paper', async () => {
  const pages = [page('Ola Berg', 'Peat', 'Lian Mora'), page('Ola Berg', 'Peat', 'Mora Lian')];
  expect(await loadPages(...pages)).toEqual(['Lian Mora', 'Ola Berg']);
});

it('merges no name with its words turned round for the names alone, nor two of one byline', async () => {
  const apart = [page('Ola Berg', 'Peat', 'Lian Mora'), page('Ute Kern', 'Moss', 'Mora Lian')];
  expect(await loadPages(...apart)).toEqual(['Lian Mora', 'Mora Lian', 'Ola Berg', 'Ute Kern']);
  const together = page('Ola Berg', 'Fern', 'Lian Mora', 'Mora Lian');
  expect(await loadPages(...apart, together)).toContain('Mora Lian');
});

it('takes a short form for one of either order', async () => {
  const pages = [
    page('Ola Berg', 'Peat', 'Lian Mora', 'Ute Kern'),
    page('Ola Berg', 'Moss', 'L. Mora', 'Ute Kern'),
    page('Ola Berg', 'Fern', 'Mora Lian', 'Ute Kern'),
  ];
  expect(await loadPages(...pages)).toEqual(['Lian Mora', 'Ola Berg', 'Ute Kern']);
});

it('wants two common co-authors for a common name with its words turned round', async () => {
  const one = [page('Ola Berg', 'Peat', 'Wei Wang'), page('Ola Berg', 'Moss', 'Wang Wei')];
  expect(await loadPages(...one)).toEqual(['Ola Berg', 'Wang Wei', 'Wei Wang']);
});

it('goes on until nothing changes: one merge may be the evidence for the next', async () => {
  await loadTexts(graph.dataSource, {
    'a.txt': catalyzexPage('Nils One', [
      { title: 'Peat', names: ['Nils One', 'Ada Berg', 'Mara Lind'] },
      { title: 'Moss', names: ['Nils One', 'Jon Dahl'] },
    ]),
    'b.txt': catalyzexPage('Vera Two', [
      { title: 'Reed', names: ['Vera Two', 'Ada K. Berg', 'Mara J. Lind'] },
      { title: 'Fern', names: ['Vera Two', 'Jon Dahl', 'Ada K. Berg'] },
      { title: 'Sedge', names: ['Jon Dahl', 'Ada Berg', 'Vera Two'] },
    ]),
  });
  const all = (await persons()).map(({ name }) => name);
  expect(all).toEqual(['Ada K. Berg', 'Jon Dahl', 'Mara J. Lind', 'Nils One', 'Vera Two']);
});

it('finds the owner again whom the byline spells otherwise', async () => {
  await loadTexts(graph.dataSource, {
    'a.txt': catalyzexPage('Mara Lind', [{ title: 'Peat', names: ['M. Lind', 'Ola Berg'] }]),
  });
  expect(await names()).toEqual(['Mara Lind', 'Ola Berg']);
});

it('shows the most frequent spelling, of equals the longest', async () => {
  await load(
    ['Mara Lind', 'Ola Berg'],
    ['Mara Lind', 'Ola Berg'],
    ['Mara K. Lind', 'Ola Berg'],
    ['Ute Kern'],
    ['Ute B. Kern'],
  );
  expect(await names()).toEqual(['Mara Lind', 'Ola Berg', 'Ute B. Kern']);
});

it('leads from the slug of a person who was found to be another', async () => {
  await loadTexts(graph.dataSource, {
    'a.txt': catalyzexPage('Mara Lind', [{ title: 'Peat', names: ['Mara Lind', 'Tom Hart'] }]),
    'b.txt': catalyzexPage('Ute Kern', [{ title: 'Moss', names: ['Ute Kern', 'Thomas Hart'] }]),
  });
  expect(await names()).toEqual(['Mara Lind', 'Thomas Hart', 'Tom Hart', 'Ute Kern']);
  await loadTexts(graph.dataSource, {
    'c.txt': catalyzexPage('Mara Lind', [
      { title: 'Reed', names: ['Mara Lind', 'Ute Kern', 'Thomas Hart'] },
      { title: 'Fern', names: ['Mara Lind', 'Ute Kern', 'Tom Hart'] },
    ]),
  });
  const { one, other } = await graph.data<{ one: Person; other: Person }>(
    '{ one: author(slug: "tom-hart") { slug name } other: author(slug: "thomas-hart") { slug name } }',
  );
  expect(one).toEqual({ slug: 'tom-hart', name: 'Thomas Hart' });
  expect(other).toEqual(one);
});

import { type Graph, openGraph } from '../../support/graph.js';
import { catalyzexPage, loadTexts, profilePage } from '../../support/load-texts.js';

let graph: Graph;
beforeEach(async () => (graph = await openGraph('empty')));
afterEach(() => graph.close());

interface PaperAnswer {
  slug: string;
  title: string;
  abstract: string;
  publishedOn: string;
  authorsComplete: boolean;
  authorCount: number | null;
  hasCode: boolean | null;
  authors: { edges: { position: number | null; nameAsPrinted: string | null; node: { name: string } }[] };
  listings: { position: number; title: string; publishedOn: string; source: { name: string } }[];
}

async function papers(): Promise<PaperAnswer[]> {
  const { papers } = await graph.data<{ papers: { nodes: PaperAnswer[] } }>(`{
    papers(first: 100, orderBy: { field: TITLE, direction: ASC }) { nodes {
      slug title abstract publishedOn authorsComplete authorCount hasCode
      authors { edges { position nameAsPrinted node { name } } }
      listings { position title publishedOn source { name } }
    } }
  }`);
  return papers.nodes;
}

const namesOf = (paper: PaperAnswer | undefined) => paper?.authors.edges.map(({ node }) => node.name);

it('takes entries of two documents for one paper when their titles differ in case, accents and punctuation alone', async () => {
  await loadTexts(graph.dataSource, {
    'a.txt': profilePage('Mara Lind', [
      { title: 'Étude of Slow Rivers: A Survey', names: ['Mara Lind', 'Ola Berg'] },
    ]),
    'b.txt': catalyzexPage('Ola Berg', [
      { title: 'Etude of slow rivers - a survey', names: ['Mara Lind', 'Ola Berg'] },
    ]),
  });
  const [paper, ...others] = await papers();
  expect(others).toEqual([]);
  expect(paper?.title).toBe('Étude of Slow Rivers: A Survey');
  expect(paper?.listings.map(({ title }) => title)).toEqual([
    'Étude of Slow Rivers: A Survey',
    'Etude of slow rivers - a survey',
  ]);
});

it('does not fold spelling', async () => {
  await loadTexts(graph.dataSource, {
    'a.txt': catalyzexPage('Mara Lind', [{ title: 'The Colours of Ice', names: ['Mara Lind'] }]),
    'b.txt': catalyzexPage('Mara Lind', [{ title: 'The Colors of Ice', names: ['Mara Lind'] }]),
  });
  expect(await papers()).toHaveLength(2);
});

it('keeps two entries of one document apart, and numbers the slug of the second', async () => {
  await loadTexts(graph.dataSource, {
    'a.txt': catalyzexPage('Mara Lind', [
      { title: 'Notes on Moss', names: ['Mara Lind'], date: 'Mar 01, 2020' },
      { title: 'Notes on Moss', names: ['Mara Lind'], date: 'Mar 01, 2021' },
    ]),
  });
  expect((await papers()).map(({ slug }) => slug)).toEqual(['notes-on-moss', 'notes-on-moss-2']);
});

it('keeps equal titles apart when both bylines are complete and nobody could be on both', async () => {
  await loadTexts(graph.dataSource, {
    'a.txt': catalyzexPage('Mara Lind', [{ title: 'Moss and rain', names: ['Mara Lind', 'Ola Berg'] }]),
    'b.txt': catalyzexPage('Ute Kern', [{ title: 'Moss and rain', names: ['Ute Kern', 'Pia Holm'] }]),
  });
  expect(await papers()).toHaveLength(2);
});

it('takes a name in a short form for a person in common', async () => {
  await loadTexts(graph.dataSource, {
    'a.txt': catalyzexPage('Mara Lind', [{ title: 'Moss and rain', names: ['Mara Lind', 'Ola Berg'] }]),
    'b.txt': catalyzexPage('M. Lind', [{ title: 'Moss and rain', names: ['M. Lind', 'O. Berg'] }]),
  });
  expect(await papers()).toHaveLength(1);
});

it('merges the earliest date, the most complete byline, and the first abstract of the manifest', async () => {
  await loadTexts(graph.dataSource, {
    'manifest.json': JSON.stringify({ documents: [{ file: 'z.txt' }, { file: 'a.txt' }] }),
    'a.txt': catalyzexPage('Ola Berg', [
      {
        title: 'Slow Rivers',
        names: ['Mara Lind', 'Ola Berg', 'Ute Kern', 'Pia Holm'],
        date: 'Feb 03, 2019',
        abstract: 'The abstract of the second document, which comes later in the order of the manifest.',
      },
    ]),
    'z.txt': profilePage('Pia Holm', [
      {
        title: 'Slow Rivers',
        names: ['Mara Lind', 'Ola Berg', 'Ute Kern'],
        cut: true,
        date: 'Mar 4, 2019',
        abstract: 'The abstract of the first document, which the manifest names before the other one.',
      },
    ]),
  });
  const [paper] = await papers();
  expect(paper).toMatchObject({
    publishedOn: '2019-02-03',
    authorsComplete: true,
    authorCount: 4,
    hasCode: false,
  });
  expect(paper?.abstract).toMatch(/^The abstract of the first document/);
  expect(paper?.authors.edges.map(({ position, node }) => [position, node.name])).toEqual([
    [1, 'Mara Lind'],
    [2, 'Ola Berg'],
    [3, 'Ute Kern'],
    [4, 'Pia Holm'],
  ]);
});

it('puts the owner of a page last, without a position, where the byline is cut before their name', async () => {
  await loadTexts(graph.dataSource, {
    'a.txt': profilePage('Pia Holm', [
      { title: 'Slow Rivers', names: ['Mara Lind', 'Ola Berg', 'Ute Kern'], cut: true },
    ]),
  });
  const [paper] = await papers();
  expect(paper).toMatchObject({ authorsComplete: false, authorCount: null });
  expect(paper?.authors.edges.at(-1)).toEqual({
    position: null,
    nameAsPrinted: null,
    node: { name: 'Pia Holm' },
  });
});

it('keeps authors whom only a cut byline of another source names', async () => {
  await loadTexts(graph.dataSource, {
    'a.txt': profilePage('Pia Holm', [
      { title: 'Slow Rivers', names: ['Mara Lind', 'Ola Berg', 'Ute Kern'], cut: true },
    ]),
    'b.txt': profilePage('Pia Holm', [{ title: 'Slow Rivers', names: ['Mara Lind', 'Jon Dahl'], cut: true }]),
  });
  const [paper] = await papers();
  expect(namesOf(paper)).toEqual(
    expect.arrayContaining(['Mara Lind', 'Ola Berg', 'Ute Kern', 'Jon Dahl', 'Pia Holm']),
  );
  expect(namesOf(paper)).toHaveLength(5);
});

describe('a document that is loaded again', () => {
  const first = [
    { title: 'Slow Rivers', names: ['Mara Lind', 'Ola Berg'] },
    { title: 'Fast Rivers', names: ['Mara Lind', 'Ute Kern'] },
  ];

  it('costs nothing when it has not changed', async () => {
    const documents = { 'a.txt': catalyzexPage('Mara Lind', first) };
    await loadTexts(graph.dataSource, documents);
    const again = await loadTexts(graph.dataSource, documents);
    expect(again).toMatchObject({ loaded: [], unchanged: 1 });
  });

  it('replaces what it said before, and keeps slugs', async () => {
    await loadTexts(graph.dataSource, { 'a.txt': catalyzexPage('Mara Lind', first) });
    await loadTexts(graph.dataSource, {
      'a.txt': catalyzexPage('Mara Lind', [
        { title: 'SLOW RIVERS', names: ['Mara Lind', 'Pia Holm'], date: 'May 05, 2018' },
        { title: 'Still Rivers', names: ['Mara Lind'] },
      ]),
    });
    const all = await papers();
    expect(all.map(({ slug, title }) => [slug, title])).toEqual([
      ['slow-rivers', 'SLOW RIVERS'],
      ['still-rivers', 'Still Rivers'],
    ]);
    expect(namesOf(all[0])).toEqual(['Mara Lind', 'Pia Holm']);
    const { authors, statistics } = await graph.data<{
      authors: { nodes: { name: string; papers: { totalCount: number; nodes: unknown[] } }[] };
      statistics: Record<string, number>;
    }>(`{ authors { nodes { name papers { totalCount nodes { id } } } }
          statistics { paperCount authorCount authorshipCount sourceCount } }`);
    expect(authors.nodes.map(({ name, papers }) => [name, papers.totalCount, papers.nodes.length])).toEqual([
      ['Mara Lind', 2, 2],
      ['Pia Holm', 1, 1],
    ]);
    expect(statistics).toEqual({ paperCount: 2, authorCount: 2, authorshipCount: 3, sourceCount: 1 });
  });

  it('keeps the slug of a paper whose byline has changed altogether', async () => {
    const page = (names: string[]) => ({
      'a.txt': catalyzexPage('Ann Lee', [{ title: 'The Wonderful Paper', names }]),
    });
    await loadTexts(graph.dataSource, page(['Ann Lee', 'Bo Ek']));
    await loadTexts(graph.dataSource, page(['Cy Oh', 'Dee Um']));
    expect((await papers()).map(({ slug }) => slug)).toEqual(['the-wonderful-paper']);
  });

  it('is the same document when it has been renamed, and counts once when it was copied', async () => {
    const page = catalyzexPage('Mara Lind', first);
    await loadTexts(graph.dataSource, { 'a.txt': page });
    const renamed = await loadTexts(graph.dataSource, { 'b.txt': page });
    expect(renamed).toMatchObject({ loaded: [], unchanged: 1, refused: [] });
    const copied = await loadTexts(graph.dataSource, { 'b.txt': page, 'b (1).txt': page });
    expect(copied).toMatchObject({ loaded: [], unchanged: 1 });
    expect(copied.refused).toEqual([
      { name: 'b (1).txt', line: 1, message: 'The document is the same as b.txt.' },
    ]);
    const { sources } = await graph.data<{ sources: { nodes: unknown[] } }>('{ sources { nodes { name } } }');
    expect(sources.nodes).toEqual([{ name: 'b.txt' }]);
  });

  it('leaves no topic behind that nothing is in any more', async () => {
    const page = (label: string) => ({
      'a.txt': profilePage('Mara Lind', [{ title: 'Peat', names: ['Mara Lind', 'Ola Berg'], label }]),
    });
    await loadTexts(graph.dataSource, page('CV'));
    await loadTexts(graph.dataSource, page('CL'));
    const { topics } = await graph.data<{ topics: { nodes: unknown[] } }>(
      '{ topics { nodes { label papers { totalCount } } } }',
    );
    // The page's head names the person's field.
    expect(topics.nodes).toEqual([
      { label: 'CL', papers: { totalCount: 1 } },
      { label: 'LG', papers: { totalCount: 0 } },
    ]);
  });

  it('is left alone when it has gone from the folder', async () => {
    await loadTexts(graph.dataSource, { 'a.txt': catalyzexPage('Mara Lind', first) });
    await loadTexts(graph.dataSource, {
      'b.txt': catalyzexPage('Jon Dahl', [{ title: 'Peat', names: ['Jon Dahl'] }]),
    });
    expect(await papers()).toHaveLength(3);
  });
});

import { type Graph, openGraph } from '../../support/graph.js';
import { checkInvariants } from '../../support/check-invariants.js';
import {
  ARXIV,
  type GivenBulkRecord,
  OPENALEX,
  arxivRecord,
  importWhole,
  openAlexRecord,
  orcid,
} from '../../support/import-records.js';
import { catalyzexPage, loadTexts } from '../../support/load-texts.js';
import { readVisibleStore } from '../../support/visible-store.js';

let graph: Graph;
beforeEach(async () => (graph = await openGraph('empty')));
afterEach(() => graph.close());

/** The papers of each person of the name. */
async function papersOf(name: string): Promise<string[][]> {
  const { authors } = await graph.data<{
    authors: { nodes: { name: string; papers: { nodes: { title: string }[] } }[] };
  }>('{ authors { nodes { name papers { nodes { title } } } } }');
  return authors.nodes
    .filter((author) => author.name === name)
    .map(({ papers }) => papers.nodes.map(({ title }) => title).sort())
    .sort();
}

async function importPapers(...papers: [title: string, ...names: string[]][]): Promise<void> {
  const records = papers.map(([title, ...names], place) => arxivRecord(`2001.0000${place}`, title, names));
  await importWhole(graph.dataSource, ARXIV, records);
  await checkInvariants(graph.dataSource);
}

it('takes nobody for one who only shares a common name', async () => {
  await importPapers(
    ['Moraine dating', 'Wei Zhang', 'Ola Quist'],
    ['Kidney stones', 'Wei Zhang', 'Ute Kern'],
  );
  expect(await papersOf('Wei Zhang')).toEqual([['Kidney stones'], ['Moraine dating']]);
});

it('takes all for one who share a rare name', async () => {
  await importPapers(
    ['Moraine dating', 'Vera Wolk', 'Ola Quist'],
    ['Kidney stones', 'Vera Wolk', 'Ute Kern'],
  );
  expect(await papersOf('Vera Wolk')).toEqual([['Kidney stones', 'Moraine dating']]);
});

it('takes bearers of a common name for one by a co-author, and by what their titles say', async () => {
  await importPapers(
    ['Moraine dating', 'Wei Zhang', 'Ola Quist'],
    ['Ice cores', 'Wei Zhang', 'Ola Quist'],
    ['Kidney stones in alpine goats', 'Wei Zhang', 'Ute Kern'],
    ['Alpine goats without kidney trouble', 'Wei Zhang'],
  );
  expect(await papersOf('Wei Zhang')).toEqual([
    ['Alpine goats without kidney trouble', 'Kidney stones in alpine goats'],
    ['Ice cores', 'Moraine dating'],
  ]);
});

it('wants more than one co-author whose name is common too', async () => {
  await importPapers(
    ['Moraine dating', 'Wei Zhang', 'Li Wang'],
    ['Kidney stones', 'Wei Zhang', 'Li Wang'],
    ['Ice cores', 'Wei Zhang', 'Li Wang', 'Jun Liu'],
    ['Lake sediments', 'Wei Zhang', 'Li Wang', 'Jun Liu'],
  );
  expect(await papersOf('Wei Zhang')).toEqual([
    ['Ice cores', 'Lake sediments'],
    ['Kidney stones'],
    ['Moraine dating'],
  ]);
});

it('says of each how many bear the name, and who they are', async () => {
  await importPapers(
    ['Moraine dating', 'Wei Zhang', 'Ola Quist'],
    ['Ice cores', 'Wei Zhang', 'Ola Quist'],
    ['Kidney stones', 'Wei Zhang', 'Ute Kern'],
  );
  const { authors } = await graph.data<{
    authors: {
      nodes: { name: string; ambiguity: { namesakeCount: number; namesakes: { slug: string }[] } }[];
    };
  }>('{ authors { nodes { name ambiguity { namesakeCount namesakes(first: 5) { slug } } } } }');
  const ambiguities = authors.nodes.map(({ name, ambiguity }) => [
    name,
    ambiguity.namesakeCount,
    ambiguity.namesakes.map(({ slug }) => slug.replace(/-\d+$/, '')),
  ]);
  expect(ambiguities).toEqual([
    ['Ola Quist', 1, ['ola-quist']],
    ['Ute Kern', 1, ['ute-kern']],
    ['Wei Zhang', 2, ['wei-zhang', 'wei-zhang']],
    ['Wei Zhang', 2, ['wei-zhang', 'wei-zhang']],
  ]);
});

it('keeps the evidence with the merge', async () => {
  await importPapers(['Moraine dating', 'Wei Zhang', 'Ola Quist'], ['Ice cores', 'Wei Zhang', 'Ola Quist']);
  const merges = await graph.dataSource.query<{ evidence: object }[]>('select evidence from author_merges');
  expect(merges.map(({ evidence }) => evidence)).toEqual([
    { relation: 'full', sharedCoauthors: 1, samePaper: false, coauthors: ['ola quist'], titleWords: [] },
  ]);
});

it('knows that one paper is one person’s, whatever its sources call it', async () => {
  const said = { identifiers: [{ scheme: 'ARXIV' as const, value: '2001.00001' }] };
  await importWhole(graph.dataSource, ARXIV, [arxivRecord('2001.00001', 'Ice cores', ['Wei Zhang'])]);
  await importWhole(graph.dataSource, OPENALEX, [
    openAlexRecord('W1', 'Ice cores of Tibet', [['Wei Zhang']], said),
  ]);
  await checkInvariants(graph.dataSource);
  expect(await papersOf('Wei Zhang')).toHaveLength(1);
});

it('knows the owner of a page by the page', async () => {
  const entries = ['Ice cores', 'Kidney stones'].map((title) => ({
    title,
    names: ['Wei Zhang', 'Ola Quist'],
  }));
  await loadTexts(graph.dataSource, { 'a.txt': catalyzexPage('Wei Zhang', entries) });
  await checkInvariants(graph.dataSource);
  expect(await papersOf('Wei Zhang')).toEqual([['Ice cores', 'Kidney stones']]);
});

it('keeps two apart who stand on one byline, be their name rare', async () => {
  await importPapers(
    ['Ice cores', 'Vera Wolk', 'Ola Quist', 'Vera Wolk'],
    ['Lake sediments', 'Vera Wolk', 'Ute Kern'],
  );
  const { papers } = await graph.data<{ papers: { nodes: { authors: { nodes: unknown[] } }[] } }>(
    '{ papers(filter: { titleContains: "Ice" }) { nodes { authors { nodes { name } } } } }',
  );
  expect(papers.nodes[0]?.authors.nodes).toHaveLength(3);
});

it('keeps authors of OpenAlex apart who bear one name', async () => {
  await importWhole(graph.dataSource, OPENALEX, [
    openAlexRecord('W1', 'Moraine dating', [['Wei Zhang', 'A1'], ['Ola Quist']]),
    openAlexRecord('W2', 'Kidney stones', [['Wei Zhang', 'A2'], ['Ola Quist']]),
    openAlexRecord('W3', 'Ice cores', [
      ['Wei Zhang', 'A1'],
      ['Wei Zhang', 'A2'],
    ]),
  ]);
  await checkInvariants(graph.dataSource);
  expect(await papersOf('Wei Zhang')).toEqual([
    ['Ice cores', 'Kidney stones'],
    ['Ice cores', 'Moraine dating'],
  ]);
});

it('takes an ORCID iD that stands twice on a byline for nobody’s', async () => {
  await importWhole(graph.dataSource, OPENALEX, [
    openAlexRecord('W1', 'Ice cores', [
      ['Vera Wolk', 'A1', orcid(1)],
      ['Ola Quist', 'A2', orcid(1)],
    ]),
    openAlexRecord('W2', 'Lake sediments', [['Vera Wolk', 'A1']]),
    openAlexRecord('W3', 'Kidney stones', [['Ola Quist', 'A2']]),
  ]);
  await checkInvariants(graph.dataSource);
  expect(await papersOf('Vera Wolk')).toEqual([['Ice cores', 'Lake sediments']]);
  expect(await papersOf('Ola Quist')).toEqual([['Ice cores', 'Kidney stones']]);
});

it('finds the same persons in whatever order files come', async () => {
  const works: GivenBulkRecord[] = [
    openAlexRecord('W1', 'Moraine dating', [['Wei Zhang', 'A1'], ['Ola Quist']]),
    openAlexRecord('W2', 'Ice cores', [['Wei Zhang'], ['Ola Quist'], ['Ute Kern']]),
    openAlexRecord('W3', 'Kidney stones', [['Wei Zhang', 'A2'], ['Ute Kern']]),
    openAlexRecord('W4', 'Alpine goats', [['W. Zhang'], ['Ola Quist'], ['Ute Kern']]),
  ];
  await importWhole(graph.dataSource, OPENALEX, works);
  const whole = await readVisibleStore(graph.dataSource);
  await graph.close();
  graph = await openGraph('empty');
  for (const work of works.toReversed()) await importWhole(graph.dataSource, OPENALEX, [work]);
  await checkInvariants(graph.dataSource);
  expect(await readVisibleStore(graph.dataSource)).toEqual(whole);
});

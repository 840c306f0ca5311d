import { readFileSync } from 'node:fs';
import { restoreStore } from '../../src/ingest/restore/restore-store.js';
import { SOURCE_KIND_NAMES } from '../../src/source-kinds.js';
import { exportText, textLines } from '../support/export-text.js';
import { type Graph, openGraph } from '../support/graph.js';
import { loadTexts } from '../support/load-texts.js';

let graph: Graph;
let other: Graph;
beforeAll(async () => {
  graph = await openGraph('seeded');
  other = await openGraph('empty');
});
afterAll(() => Promise.all([graph.close(), other.close()]));

async function pageDates(of: Graph): Promise<Record<string, string | null>> {
  const { sources } = await of.data<{ sources: { nodes: { name: string; pageDate: string | null }[] } }>(
    '{ sources(first: 100) { nodes { name pageDate } } }',
  );
  return Object.fromEntries(sources.nodes.map(({ name, pageDate }) => [name, pageDate]));
}

const DAILY = '004_dace1d656d6ef7fd.txt';

it('is the day that a page of daily papers bears, of the year of its entries unless it prints one', async () => {
  const page = readFileSync(`seeds/${DAILY}`, 'utf8');
  await loadTexts(graph.dataSource, {
    'with-year.txt': page.replace('\nNov 3\n', '\nNov 3, 2019\n').replaceAll('Riemann', 'Gauss'),
    'without-day.txt': page.replace('\nNov 3\n', '\n').replaceAll('Riemann', 'Euler'),
    'no-such-day.txt': page.replace('\nNov 3\n', '\nNov 31\n').replaceAll('Riemann', 'Fermat'),
  });
  expect(await pageDates(graph)).toEqual({
    '000_badbc82356285bca.txt': null,
    '001_979b2882b97c0346.txt': null,
    '002_a81864793ff2cf62.txt': null,
    '003_3e59003a9a0e6f39.txt': null,
    [DAILY]: '2025-11-03',
    'with-year.txt': '2019-11-03',
    'without-day.txt': null,
    'no-such-day.txt': null,
  });
});

it('is the day that its values are of', async () => {
  const { papers } = await graph.data<{
    papers: { nodes: { provenance: { asOf: string; source: { name: string } }[] }[] };
  }>(`{ papers(first: 1, filter: { titleContains: "Sensitivity of Inverse Reinforcement" }) {
    nodes { provenance(fields: ["title"]) { asOf source { name } } } } }`);
  expect(papers.nodes).toEqual([{ provenance: [{ asOf: '2025-11-03', source: { name: DAILY } }] }]);
});

it('goes through an export, and is not known of an export that lacks it', async () => {
  const lines = await exportText(graph.dataSource, { format: 'ndjson' });
  const former = lines.replaceAll(/"pageDate":(?:null|"[^"]*"),/g, '');
  expect(former).not.toBe(lines);
  await restoreStore(other.dataSource, textLines(lines), SOURCE_KIND_NAMES);
  expect(await pageDates(other)).toEqual(await pageDates(graph));
  const third = await openGraph('empty');
  await restoreStore(third.dataSource, textLines(former), SOURCE_KIND_NAMES);
  expect(new Set(Object.values(await pageDates(third)))).toEqual(new Set([null]));
  await third.close();
});

import { readFileSync } from 'node:fs';
import { arxivFormat } from '../../src/formats/arxiv/format.js';
import type { BulkFormat } from '../../src/formats/bulk-format.js';
import { huggingFaceFormat } from '../../src/formats/huggingface/format.js';
import { openAlexFormat } from '../../src/formats/openalex/format.js';
import { type Graph, openGraph } from '../support/graph.js';
import { emptyStore, importWhole } from '../support/import-records.js';

/** Records of the shape that the sources give out, with every key that real files hold, and values that are told apart. */
const RECORDS = JSON.parse(readFileSync('test/import/every-key.json', 'utf8')) as Record<
  string,
  Record<string, unknown>
>;
const FORMATS: readonly BulkFormat[] = [openAlexFormat, arxivFormat, huggingFaceFormat];

let graph: Graph;
beforeAll(async () => (graph = await openGraph('empty')));
afterAll(() => graph.close());

const QUERY = `{ papers { nodes {
  title abstract publishedOn type volume issue pages publisher language license upvoteCount commentCount hasCode comment
  institutions affiliatedInstitutions { name ror countryCode } identifiers { scheme value } topics { name code } links { url kind stars }
  retraction { reason } statedCitations { count asOf }
  authors { edges { nameAsPrinted isCorresponding affiliations { asPrinted institutionName }
    node { name identifiers { scheme value } } } }
  listings { title abstract venue issn publishedOn dateAsPrinted authorsAsPrinted authorsTruncated institutionAsPrinted } } } }`;

/** How a value is shown that is not shown as it stands, by the end of its key. */
const SHOWN: readonly [end: string, shown: (value: string) => string][] = [
  ['id', (value) => value.replace(/^https:\/\/openalex\.org\//, '')],
  ['ids.openalex', (value) => value.replace(/^https:\/\/openalex\.org\//, '')],
  ['doi', (value) => value.replace(/^https:\/\/doi\.org\//, '').toLowerCase()],
  ['orcid', (value) => value.replace(/^https:\/\/orcid\.org\//, '')],
  ['type', (value) => value.toUpperCase()],
  ['is_retracted', () => '"retraction":{'],
  ['is_corresponding', (value) => `"isCorresponding":${value}`],
  ['is_authors_truncated', (value) => `"authorsTruncated":${value}`],
  ['publication_year', (value) => `"publishedOn":"${value}-`],
  ['updated_date', (value) => value.slice(0, 10)],
  ['abstract_inverted_index', () => 'We drain bogs'],
  ['first_page', (value) => `"pages":"${value}-`],
  ['last_page', (value) => `-${value}"`],
  ['paper.discussionId', () => '"kind":"DISCUSSION"'],
  ['paper.publishedAt', (value) => value.slice(0, 10)],
  ['journal-ref', () => '"venue":"J. Peat"'],
  ['categories', (value) => value],
  ['authors', () => 'Ana Lee'],
  ['versions.created', (value) => value],
];

it.each(FORMATS.map((format) => [format.name, format] as const))(
  'shows all that a record of %s says, or says why not',
  async (name, format) => {
    await emptyStore(graph.dataSource);
    const given = RECORDS[name] ?? {};
    const record = format.read(given, { line: 1, latestDay: '2026-12-31' });
    if ('rejected' in record) throw new Error(record.rejected);
    await importWhole(graph.dataSource, { name, kind: format.kind }, [record]);
    const shown = JSON.stringify(await graph.data(QUERY));

    const leftOut = leftOutOf(name);
    const missing = leavesOf(given)
      .filter(([key]) => !leftOut.some((out) => key === out || key.startsWith(`${out}.`)))
      .filter(([key, value]) => !shown.includes(shownAs(key, value)));
    expect(missing).toEqual([]);
  },
);

function shownAs(key: string, value: string): string {
  const rule = SHOWN.find(([end]) => key === end || key.endsWith(`.${end}`));
  return rule === undefined ? JSON.stringify(value).slice(1, -1) : rule[1](value);
}

/** The keys that the documentation says are left out; what it says of places holds of each of them. */
function leftOutOf(format: string): string[] {
  const [, section = ''] = readFileSync('docs/import.md', 'utf8').split('## What is left out of a record');
  const rows = (section.split('\n## ')[0] ?? '').split('\n').map((line) => line.split('|'));
  const keys = rows
    .filter(([, named]) => named?.trim() === `\`${format}\``)
    .flatMap(([, , cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key));
  const places = keys.filter((key) => key.startsWith('locations.'));
  return ['primary_location', 'best_oa_location'].reduce(
    (all, place) => [...all, ...places.map((key) => key.replace('locations', place))],
    keys,
  );
}

/** Each value that is no object, under the keys that lead to it; lists are passed through. */
function leavesOf(value: unknown, path = ''): [string, string][] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, path));
  if (typeof value !== 'object') return [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
  if (path === 'abstract_inverted_index') return [[path, '']];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, path === '' ? key : `${path}.${key}`));
}

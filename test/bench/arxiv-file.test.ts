import { arxivLines } from '../../bench/arxiv-file.js';
import type { ArxivRecord } from '../../bench/arxiv-record.js';
import { texAccents } from '../../bench/tex-accents.js';

const PAPERS = 2_000;

const recordsOf = (seed: number, papers = PAPERS) =>
  [...arxivLines({ papers, seed })].map((line) => JSON.parse(line) as ArxivRecord);
const records = recordsOf(1);

const FIELDS = [
  ...['id', 'submitter', 'authors', 'title', 'comments', 'journal-ref', 'doi', 'report-no', 'categories'],
  ...['license', 'abstract', 'versions', 'update_date', 'authors_parsed'],
];

it('has the fields of the snapshot on every record, in its order', () => {
  expect(records).toHaveLength(PAPERS);
  for (const record of records) expect(Object.keys(record)).toEqual(FIELDS);
});

it('gives each record an id of its month, in the order of the ids', () => {
  const ids = records.map(({ id }) => id);
  expect(new Set(ids).size).toBe(PAPERS);
  expect(ids).toEqual(ids.toSorted());
  for (const { id, versions } of records) {
    expect(id).toMatch(id < '1501' ? /^\d{4}\.\d{4}$/ : /^\d{4}\.\d{5}$/);
    const first = new Date(versions[0]?.created ?? '').toISOString();
    expect(id.slice(0, 4)).toBe(first.slice(2, 4) + first.slice(5, 7));
  }
});

it('has no id of one seed in the file of the next', () => {
  const ids = new Set(records.map(({ id }) => id));
  expect(recordsOf(2).filter(({ id }) => ids.has(id))).toEqual([]);
});

it('makes the same records of the same seed', () => {
  expect(recordsOf(3, 200)).toEqual(recordsOf(3, 200));
});

it('breaks long lines as arXiv does', () => {
  const longest = (text: string) => Math.max(...text.split('\n').map((line) => line.length));
  for (const { title, abstract, authors } of records) {
    expect(abstract).toMatch(/^ {2}\S[^]*\S\n$/);
    for (const text of [title, abstract, authors]) expect(longest(text)).toBeLessThanOrEqual(80);
  }
  expect(records.some(({ title }) => title.includes('\n  '))).toBe(true);
});

it('dates versions one after another, the last one not behind the update', () => {
  expect(records.some(({ versions }) => versions.length > 2)).toBe(true);
  for (const { versions, update_date } of records) {
    const times = versions.map(({ created }) => Date.parse(created));
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(new Date(times.at(-1) ?? 0).toISOString().slice(0, 10)).toBe(update_date);
  }
});

it('takes names apart, and prints some accents in TeX', () => {
  const parsed = records.flatMap(({ authors_parsed }) => authors_parsed.map(([family]) => family));
  expect(parsed.some((family) => /^(van der|von|de|di|dos) \p{Lu}/u.test(family))).toBe(true);
  expect(parsed.every((family) => family !== '' && !family.includes('\\'))).toBe(true);
  expect(records.some(({ authors }) => authors.includes('\\'))).toBe(true);
  expect(records.some(({ authors }) => authors.includes('é'))).toBe(true);
  expect(records.some(({ authors_parsed }) => authors_parsed.length > 100)).toBe(true);
});

it.each([
  ['Müller', String.raw`M\"uller`],
  ['Nováková', String.raw`Nov\'akov\'a`],
  ['Şahin', String.raw`\c{S}ahin`],
  ['Tomáš Øyvind', String.raw`Tom\'a\v{s} {\O}yvind`],
  ['Strauß', String.raw`Strau{\ss}`],
  ['Smith', 'Smith'],
])('spells %s as TeX does', (name, tex) => {
  expect(texAccents(name)).toBe(tex);
});

import type { ExportedPaper } from '../../src/exporting/read-papers.js';
import { cellOf } from '../../src/exporting/write-csv.js';
import { readPaperValues } from '../support/paper-filters.js';
import { exportText } from '../support/export-text.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';
import { addVariety } from '../support/varied-store.js';

let database: TestDatabase;
let text: string;
beforeAll(async () => {
  database = await createTestDatabase('seeded');
  await addVariety(database.dataSource);
  text = await exportText(database.dataSource, { format: 'csv' });
});
afterAll(() => database.drop());

/** RFC 4180, to the letter: anything else is an error. */
function readCsv(csv: string): string[][] {
  const records: string[][] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let record: string[] = [];
  while (field.lastIndex < csv.length) {
    const at = field.lastIndex;
    const [, quoted, plain, end] = field.exec(csv) ?? [];
    if (end === undefined) throw new Error(`no field of CSV at ${at}: ${csv.slice(at, at + 40)}`);
    record.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== '\r\n') continue;
    records.push(record);
    record = [];
  }
  return records;
}

function readPapers(csv: string): Record<string, string>[] {
  const [names = [], ...records] = readCsv(csv);
  return records.map((record) => {
    expect(record).toHaveLength(names.length);
    return Object.fromEntries(names.map((name, place) => [name, record[place] ?? '']));
  });
}

const paperOf = (slug: string) => readPapers(text).find((paper) => paper.slug === slug);

it('names its columns and has a record for every paper', async () => {
  expect(readCsv(text)[0]).toEqual([
    ...['slug', 'title', 'published_on', 'published_in', 'authors', 'author_count', 'topics', 'institutions'],
    ...['has_code', 'comment', 'arxiv', 'doi', 'openalex', 'source_kinds', 'abstract'],
  ]);
  const values = await readPaperValues(database.dataSource);
  const found = readPapers(text).map((paper) => [
    paper.slug,
    paper.title,
    paper.published_on,
    paper.has_code,
  ]);
  expect(found.sort()).toEqual(
    values
      .map(({ slug, title, publishedOn, hasCode }) => [slug, title, publishedOn ?? '', String(hasCode ?? '')])
      .sort(),
  );
});

it('gives the values of a paper, lists joined by semicolons', () => {
  expect(paperOf('bogs')).toEqual({
    slug: 'bogs',
    title: 'Bogs',
    published_on: '2022-09-30',
    published_in: '',
    authors: 'Wei Li; Mara Lind',
    author_count: '2',
    topics: 'cs.LG; q-bio.PE',
    institutions: '',
    has_code: '',
    comment: '',
    arxiv: '2209.15618',
    doi: '10.1000/bogs_1',
    openalex: 'W12',
    source_kinds: 'OPENALEX_WORKS',
    abstract: '',
  });
  expect(paperOf('language-modeling-is-compression')?.authors).toMatch(
    /^Grégoire Delétang; Anian Ruoss; Paul-Ambroise Duquenne; /,
  );
});

it('keeps quotes, line ends and what a spreadsheet would compute to the letter', () => {
  expect(paperOf('moss-again')).toMatchObject({ title: 'Moss, "again"', comment: '=1+1; {x}' });
  expect(paperOf('mires-2')?.abstract).toBe('A line\nand "another",\t\\N.');
});

it('is its header alone where no paper meets the filter', async () => {
  const none = await exportText(database.dataSource, { format: 'csv', filter: { or: [] } });
  expect(readCsv(none)).toHaveLength(1);
});

it('tells values apart that hold the separator themselves', () => {
  const paper = { institutions: ['Bog; Fen', 'Fen;', 'C:\\lab', '10.1/a;2-b'] } as unknown as ExportedPaper;
  const cell = 'Bog\\; Fen; Fen\\;; C:\\\\lab; 10.1/a;2-b';
  expect(cellOf('institutions', paper)).toBe(cell);
  const values = cell.split(/(?<!(?<!\\)(?:\\\\)*\\); /).map((value) => value.replaceAll(/\\(.)/g, '$1'));
  expect(values).toEqual(paper.institutions);
});

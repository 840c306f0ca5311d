import { execFileSync } from 'node:child_process';
import { AWKWARD_RECORDS } from '../support/awkward-records.js';
import { exportText } from '../support/export-text.js';
import { loadRecords } from '../support/load-records.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';
import { addVariety } from '../support/varied-store.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('seeded');
  await addVariety(database.dataSource);
  await loadRecords(database.dataSource, 'awkward.jsonl', AWKWARD_RECORDS);
});
afterAll(() => database.drop());

/** An item of CSL-JSON, as the second reader makes it of any form. */
interface Item {
  id: string;
  type: string;
  title: string;
  author?: {
    family?: string;
    given?: string;
    literal?: string;
    suffix?: string;
    'non-dropping-particle'?: string;
  }[];
  issued?: { 'date-parts': number[][] };
  DOI?: string;
  page?: string;
  note?: string;
  'container-title'?: string;
}

const FORMATS = ['bibtex', 'ris', 'csl'] as const;
type Format = (typeof FORMATS)[number];

const read = new Map<Format, { items: Item[]; warnings: string[] }>();

async function readAgain(format: Format): Promise<{ items: Item[]; warnings: string[] }> {
  const known = read.get(format);
  if (known !== undefined) return known;
  const input = await exportText(database.dataSource, { format });
  const program = ['test/support/second-reader.mjs'];
  const output = execFileSync(process.execPath, program, { input, encoding: 'utf8', maxBuffer: 1e8 });
  const found = JSON.parse(output) as { items: Item[]; warnings: string[] };
  read.set(format, found);
  return found;
}

it.each(FORMATS)('is read as %s by another program without a warning, paper for paper', async (format) => {
  const { items, warnings } = await readAgain(format);
  expect(warnings).toEqual([]);
  const rows = await database.dataSource.query<{ slug: string }[]>('select slug from papers order by id');
  expect(items.map(({ id }) => id)).toEqual(rows.map(({ slug }) => slug));
  for (const item of items)
    for (const [name, value] of Object.entries(item)) expect(Array.isArray(value)).toBe(name === 'author');
});

const itemsBy = async (format: Format) =>
  new Map((await readAgain(format)).items.map((item) => [item.id, item]));

it.each(['ris', 'bibtex'] as const)('says the same as %s and as CSL-JSON', async (format) => {
  const plain = await itemsBy('csl');
  for (const [id, item] of await itemsBy(format)) {
    const expected = plain.get(id);
    if (expected === undefined) throw new Error(`${id} is not there`);
    expect(saidOf(item, hasPages(expected))).toEqual(saidOf(expected, hasPages(expected)));
  }
});

function saidOf(item: Item, withPages: boolean) {
  return {
    title: plainTitle(item.title),
    year: item.issued?.['date-parts'][0]?.[0],
    names: namesOf(item).filter((name) => name !== 'others'),
    doi: item.DOI,
    page: withPages ? item.page : undefined,
  };
}

/** Of these the program takes pages for their number, or leaves them out. */
const hasPages = ({ type }: Item) => !/^(?:thesis|report|book|software|dataset|document|article)$/.test(type);

/** Without what one of the forms sets raised or in other letters. */
function plainTitle(title: string): string {
  return title
    .replaceAll(/<[^>]*>/g, '')
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('logn', '');
}

function namesOf({ author = [] }: Item): string[] {
  return author.map(({ family, given, literal, suffix, 'non-dropping-particle': particle }) =>
    [particle, family ?? literal, given, suffix].filter(Boolean).join(' '),
  );
}
